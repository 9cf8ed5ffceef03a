package org.minqing.area;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A CSV file: the names of its columns, and its rows with the line on which each begins. */
public record Table(String file, List<String> columns, List<Row> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A file from outside of the city folder; faults name it by its last part. Empty when it cannot be read at all. */
    public static Optional<Table> read(Path place, long mostBytes, Faults faults) {
        var file = String.valueOf(place.getFileName());
        return TextFile.read(file, place, mostBytes, faults).flatMap(text -> Csv.read(file, text, faults));
    }

    /** One row; {@code get} answers the trimmed text of a column, empty when the column or the cell is absent. */
    public record Row(int line, Map<String, String> cells) {

        public String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }
}
