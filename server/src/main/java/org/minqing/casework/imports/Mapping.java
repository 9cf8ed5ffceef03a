package org.minqing.casework.imports;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.area.Datum;
import org.minqing.kernel.AreaCode;

/**
 * What the columns of a source mean.
 *
 * @param source the source's name; with the reference it makes the ids
 * @param reference the column by which the source knows a row
 * @param as what a row is here
 * @param report the fields of the report
 * @param ending the fields of the last step
 */
record Mapping(
        String source,
        String scenario,
        As as,
        String reference,
        Times times,
        Place place,
        List<Answer> report,
        List<Answer> ending) {

    /** What the rows are: what went on elsewhere, or work that begins here. */
    enum As {
        HISTORY,
        REPORTS;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When it was reported and, if the source says so, when it ended; local times of a zone. */
    record Times(ZoneId zone, String reported, Optional<String> ended) {}

    /** Where it is: a point, the code of an area, a text that the city folder knows, or one area for all rows. */
    record Place(Optional<Coordinates> point, Optional<String> code, Optional<String> text, Optional<AreaCode> area) {}

    record Coordinates(String x, String y, Datum datum) {}

    /**
     * The answer to one field: the texts of columns, joined; with {@code values} each text stands for a code.
     *
     * @param otherwise the code for a text that stands for none, or for all rows where no column is named
     * @param dates how days are written in the source
     * @param whenAsked whether it is left out of a case of which the form does not ask it
     */
    record Answer(
            String field,
            List<String> columns,
            String joined,
            Map<String, String> values,
            Optional<String> otherwise,
            List<DateTimeFormatter> dates,
            boolean whenAsked) {}

    /** Every column that the mapping names. */
    Set<String> columns() {
        return Stream.of(
                        Stream.of(reference, times.reported()),
                        times.ended().stream(),
                        place.point().stream().flatMap(point -> Stream.of(point.x(), point.y())),
                        place.code().stream(),
                        place.text().stream(),
                        Stream.concat(report.stream(), ending.stream()).flatMap(answer -> answer.columns().stream()))
                .flatMap(columns -> columns)
                .collect(Collectors.toSet());
    }
}
