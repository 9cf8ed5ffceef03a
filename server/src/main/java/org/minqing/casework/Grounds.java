package org.minqing.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minqing.scenario.AssignRule.TableRow;

/**
 * Why a case goes where it goes: the row of the table that named the chain, where one did, and every post that was looked
 * at, in order.
 */
public record Grounds(Optional<TableRow> row, List<Considered> considered) {

    static final Grounds NONE = new Grounds(Optional.empty(), List.of());

    private static final String CONSIDERED = "considered";
    private static final String ROW = "by";

    public Grounds {
        considered = List.copyOf(considered);
    }

    void write(Map<String, Object> open) {
        if (!considered.isEmpty()) {
            open.put(CONSIDERED, considered.stream().map(Considered::written).toList());
            row.ifPresent(by -> open.put(ROW, written(by)));
        }
    }

    static Grounds read(Map<String, Object> open) {
        var looks = open.get(CONSIDERED) instanceof List<?> lines ? lines : List.of();
        return new Grounds(
                row(open.get(ROW)),
                looks.stream()
                        .filter(Map.class::isInstance)
                        .map(look -> Considered.read((Map<?, ?>) look))
                        .toList());
    }

    private static Map<String, Object> written(TableRow by) {
        var line = new LinkedHashMap<String, Object>();
        line.put("asked", new TreeMap<>(by.asked()));
        line.put("row", by.row());
        line.put("table", by.table());
        return line;
    }

    private static Optional<TableRow> row(@Nullable Object written) {
        if (!(written instanceof Map<?, ?> line) || !(line.get("row") instanceof Number row)) {
            return Optional.empty();
        }
        var asked = new TreeMap<String, String>();
        if (line.get("asked") instanceof Map<?, ?> kept) {
            kept.forEach((input, value) -> asked.put(String.valueOf(input), String.valueOf(value)));
        }
        return Optional.of(new TableRow(String.valueOf(line.get("table")), row.intValue(), asked));
    }
}
