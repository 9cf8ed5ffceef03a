package org.minqing.leads;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minqing.area.Datum;

/** How one department writes its lists: which column is what. */
record Form(
        String source,
        String number,
        String subject,
        String telephone,
        List<PlaceColumn> places,
        Optional<PointColumns> point) {

    Form {
        places = List.copyOf(places);
    }

    record PlaceColumn(String column, Optional<Rank> rank) {}

    record PointColumns(String x, String y, Datum datum) {}

    /** The columns by which the form is known. */
    Set<String> columns() {
        var columns = new HashSet<>(Set.of(number, subject, telephone));
        places.forEach(place -> columns.add(place.column()));
        point.ifPresent(named -> columns.addAll(Set.of(named.x(), named.y())));
        return columns;
    }
}
