package org.minqing.area;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.minqing.kernel.AreaCode;

/** What other systems write for an area, compared without case and outer blanks. */
record AreaTexts(Map<String, AreaCode> codes) {

    private static final List<String> REQUIRED = List.of("text", "code");

    AreaTexts {
        codes = Map.copyOf(codes);
    }

    Optional<AreaCode> find(String text) {
        return Optional.ofNullable(codes.get(key(text)));
    }

    static AreaTexts read(CityFolder folder, AreaTree tree, Faults faults) {
        var codes = new HashMap<String, AreaCode>();
        folder.settings()
                .areaTexts()
                .flatMap(file -> folder.table(file, REQUIRED, faults))
                .ifPresent(table -> table.rows().forEach(row -> row(faults.in(table.file()), row, tree, codes)));
        return new AreaTexts(codes);
    }

    private static void row(Faults.InFile say, Table.Row row, AreaTree tree, Map<String, AreaCode> codes) {
        var area = tree.named(row.get("code"));
        if (area.isEmpty()) {
            var message = "There is no area " + row.get("code");
            say.add("area-text.code-unknown", row.line(), "code", message, "Name an area of the divisions");
        } else if (row.get("text").isEmpty()
                || codes.putIfAbsent(key(row.get("text")), area.get().code()) != null) {
            var message = "The text is empty or stands twice: " + row.get("text");
            say.add("area-text.text", row.line(), "text", message, "Give each text once");
        }
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
