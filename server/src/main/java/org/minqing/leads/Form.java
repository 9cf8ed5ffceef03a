package org.minqing.leads;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minqing.area.Datum;

/** How one department writes its lists: which column is what, and what of a row goes on to its case. */
record Form(
        String source,
        String number,
        String subject,
        String telephone,
        Optional<String> received,
        List<PlaceColumn> places,
        Optional<PointColumns> point,
        List<Carried> carried) {

    Form {
        places = List.copyOf(places);
        carried = List.copyOf(carried);
    }

    record PlaceColumn(String column, Optional<Rank> rank) {}

    /** What goes on when the row becomes a case: the cells of these columns, under this name. */
    record Carried(String name, List<String> columns) {

        Carried {
            columns = List.copyOf(columns);
        }
    }

    record PointColumns(String x, String y, Datum datum) {}

    /** The names of what goes on. */
    List<String> names() {
        return carried.stream().map(Carried::name).toList();
    }

    /** The columns by which the form is known. */
    Set<String> columns() {
        var columns = new HashSet<>(Set.of(number, subject, telephone));
        places.forEach(place -> columns.add(place.column()));
        point.ifPresent(named -> columns.addAll(Set.of(named.x(), named.y())));
        return columns;
    }
}
