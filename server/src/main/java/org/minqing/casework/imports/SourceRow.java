package org.minqing.casework.imports;

import java.util.Map;

/** One row of the source, from 1 without the header, with its trimmed cells by column. */
record SourceRow(long number, Map<String, String> cells) {

    String get(String column) {
        return cells.getOrDefault(column, "").strip();
    }
}
