package org.minqing.area;

import java.util.List;
import java.util.Map;

/** A CSV file of the city folder: the names of its columns, and its rows with the line on which each begins. */
public record Table(String file, List<String> columns, List<Row> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** One row; {@code get} answers the trimmed text of a column, empty when the column or the cell is absent. */
    public record Row(int line, Map<String, String> cells) {

        public String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }
}
