package org.minqing.area;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads comma-separated texts (RFC 4180) with a line of column names; a bad row is a fault and the rest is read on. */
final class Csv {

    private static final int LONGEST_CELL = 10_000;

    private final String text;
    private final Faults.InFile faults;
    private int position;
    private int line = 1;

    private Csv(String text, Faults.InFile faults) {
        this.text = text;
        this.faults = faults;
    }

    static Optional<Table> read(String file, String text, Faults faults) {
        var reading = new Csv(text, faults.in(file));
        return reading.table(file);
    }

    private Optional<Table> table(String file) {
        if (text.isBlank()) {
            faults.add("file.empty", 1, "", "The file holds nothing", "Begin with a line of column names");
            return Optional.empty();
        }
        var columns = record();
        if (new HashSet<>(columns).size() < columns.size()) {
            faults.add("csv.column-twice", 1, "", "A column name appears twice", "Name each column once");
            return Optional.empty();
        }
        var rows = new ArrayList<Table.Row>();
        while (position < text.length()) {
            var begin = line;
            var cells = record();
            if (cells.size() == 1 && cells.getFirst().isEmpty()) {
                continue;
            }
            if (cells.size() != columns.size()) {
                var message = "The row has " + cells.size() + " cells instead of " + columns.size();
                faults.add("csv.cells", begin, "", message, "Give each row as many cells as there are columns");
                continue;
            }
            rows.add(row(begin, columns, cells));
        }
        return Optional.of(new Table(file, columns, rows));
    }

    private Table.Row row(int begin, List<String> columns, List<String> cells) {
        var named = HashMap.<String, String>newHashMap(columns.size());
        for (var index = 0; index < columns.size(); index++) {
            var cell = cells.get(index);
            if (cell.length() > LONGEST_CELL) {
                var message = "A cell has " + cell.length() + " characters";
                faults.add("csv.cell-too-long", begin, columns.get(index), message, "Keep it under 10,000");
                cell = "";
            }
            named.put(columns.get(index), cell);
        }
        return new Table.Row(begin, named);
    }

    private List<String> record() {
        var cells = new ArrayList<String>();
        do {
            cells.add(cell().strip());
        } while (taken(','));
        if (taken('\r')) {
            taken('\n');
            line++;
        } else if (taken('\n')) {
            line++;
        }
        return cells;
    }

    private String cell() {
        if (!taken('"')) {
            var begin = position;
            while (position < text.length() && ",\r\n".indexOf(text.charAt(position)) < 0) {
                position++;
            }
            return text.substring(begin, position);
        }
        return quoted();
    }

    private String quoted() {
        var begin = line;
        var cell = new StringBuilder();
        while (position < text.length()) {
            var letter = text.charAt(position++);
            if (letter == '\n') {
                line++;
            }
            if (letter != '"') {
                cell.append(letter);
            } else if (!taken('"')) {
                return cell + rest(begin);
            } else {
                cell.append('"');
            }
        }
        faults.add("csv.quote-open", begin, "", "A quoted cell never ends", "Close the quotation mark");
        return "";
    }

    private String rest(int begin) {
        var from = position;
        while (position < text.length() && ",\r\n".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        var rest = text.substring(from, position);
        if (!rest.isBlank()) {
            faults.add("csv.quote-inside", begin, "", "Text follows a closing quotation mark", "Double inner marks");
        }
        return rest.strip();
    }

    private boolean taken(char expected) {
        if (position < text.length() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }
}
