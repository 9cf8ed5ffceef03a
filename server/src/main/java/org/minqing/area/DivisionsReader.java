package org.minqing.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.minqing.kernel.AreaCode;

/**
 * Reads the division files. A wrong row is said and left out; what hangs below it is said too. The parent of a row is
 * named by its code, or, when that cell is empty, is the narrowest wider area whose span holds the row's code.
 */
final class DivisionsReader {

    private static final List<String> REQUIRED = List.of("code", "level", "name");
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{0,14}");
    private static final String NAME_IN = "name.";
    private static final String ATTRIBUTE = "attribute.";

    private final CityFolder folder;
    private final CitySettings settings;
    private final Faults faults;
    private final Map<AreaCode, Read> read = new HashMap<>();

    /** A row with where it was read. */
    private record Read(String file, int line, Division division) {}

    DivisionsReader(CityFolder folder, Faults faults) {
        this.folder = folder;
        this.settings = folder.settings();
        this.faults = faults;
    }

    List<Division> divisions() {
        for (var file : settings.divisions()) {
            folder.table(file, REQUIRED, faults).ifPresent(table -> table.rows().forEach(row -> row(file, row)));
        }
        var hanging = new ArrayList<Division>();
        var above = new HashSet<AreaCode>();
        for (var level : settings.levels()) {
            var ofLevel = read.values().stream()
                    .filter(row -> row.division().area().level().equals(level.id()))
                    .sorted(Comparator.comparing(Read::file).thenComparing(Read::line))
                    .filter(row -> hangsWell(row, above))
                    .map(Read::division)
                    .toList();
            hanging.addAll(ofLevel);
            ofLevel.forEach(division -> above.add(division.area().code()));
        }
        return hanging;
    }

    private void row(String file, Table.Row row) {
        var level = settings.level(row.get("level"));
        if (level.isEmpty()) {
            var message = "There is no level " + row.get("level");
            faults.in(file).add("division.level-unknown", row.line(), "level", message, "Name a level of city.yaml");
            return;
        }
        var code = code(file, row, level.get());
        if (code.isEmpty()) {
            return;
        }
        if (row.get("name").isEmpty()) {
            faults.in(file).add("division.name-missing", row.line(), "name", "The area has no name", "Name it");
        }
        var division = new Division(
                area(file, row, level.get(), code.get()),
                date(file, row, "valid_from").orElse(settings.validFrom()),
                date(file, row, "valid_to"));
        if (division.validTo().filter(to -> !to.isAfter(division.validFrom())).isPresent()) {
            faults.in(file)
                    .add(
                            "division.validity",
                            row.line(),
                            "valid_to",
                            "The area ends before it begins",
                            "Turn the dates");
        }
        var before = read.putIfAbsent(code.get(), new Read(file, row.line(), division));
        if (before != null) {
            var message = "Code " + row.get("code") + " stands already in " + before.file() + ", line " + before.line();
            faults.in(file).add("division.code-twice", row.line(), "code", message, "Give each area a code of its own");
        }
    }

    private Optional<AreaCode> code(String file, Table.Row row, Level level) {
        var text = row.get("code");
        if (!DIGITS.matcher(text).matches() || text.length() != level.digits()) {
            var message = "A code of level " + level.id() + " has " + level.digits() + " digits: " + text;
            faults.in(file).add("division.code", row.line(), "code", message, "Correct the code or the level");
            return Optional.empty();
        }
        return Optional.of(new AreaCode(Long.parseLong(text) * level.span()));
    }

    private Area area(String file, Table.Row row, Level level, AreaCode code) {
        var names = new HashMap<String, String>();
        var attributes = new HashMap<String, String>();
        row.cells().forEach((column, cell) -> {
            if (!cell.isEmpty() && column.startsWith(NAME_IN)) {
                names.put(column.substring(NAME_IN.length()), cell);
            } else if (!cell.isEmpty() && column.startsWith(ATTRIBUTE)) {
                attributes.put(column.substring(ATTRIBUTE.length()), cell);
            }
        });
        return new Area(
                code,
                level.id(),
                parent(file, row, level, code),
                row.get("name"),
                names,
                row.get("unit"),
                Optional.of(row.get("run_by")).filter(text -> !text.isEmpty()),
                yes(file, row),
                attributes);
    }

    private boolean yes(String file, Table.Row row) {
        var text = row.get("synthetic");
        if (!List.of("", "yes", "no").contains(text)) {
            faults.in(file)
                    .add("division.synthetic", row.line(), "synthetic", "Not yes or no: " + text, "Write yes or no");
        }
        return text.equals("yes");
    }

    private Optional<LocalDate> date(String file, Table.Row row, String column) {
        var text = row.get(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var date = Dates.read(text);
        if (date.isEmpty()) {
            faults.in(file).add("division.date", row.line(), column, "Not a date: " + text, "Write it as 2023-01-01");
        }
        return date;
    }

    /** The parent as named, or by code from the next wider level; the tree is checked once all rows are read. */
    private Optional<AreaCode> parent(String file, Table.Row row, Level level, AreaCode code) {
        var index = settings.levels().indexOf(level);
        if (index == 0) {
            return Optional.empty();
        }
        var text = row.get("parent");
        if (text.isEmpty()) {
            var above = settings.levels().get(index - 1);
            return Optional.of(new AreaCode(code.value() / above.span() * above.span()));
        }
        var named = settings.levels().subList(0, index).stream()
                .filter(wider ->
                        wider.digits() == text.length() && DIGITS.matcher(text).matches())
                .findFirst();
        if (named.isEmpty()) {
            faults.in(file)
                    .add(
                            "division.parent",
                            row.line(),
                            "parent",
                            "No wider level has codes like " + text,
                            "Write the parent's code as its own row does");
        }
        return named.map(wider -> new AreaCode(Long.parseLong(text) * wider.span()));
    }

    private boolean hangsWell(Read row, Set<AreaCode> above) {
        var area = row.division().area();
        var first = area.level().equals(settings.levels().getFirst().id());
        if (first || area.parent().filter(above::contains).isPresent()) {
            return true;
        }
        area.parent()
                .ifPresent(parent -> faults.in(row.file())
                        .add(
                                "division.parent-unknown",
                                row.line(),
                                "parent",
                                "The parent " + parent + " is not among the divisions",
                                "Add the parent or correct the code"));
        return false;
    }
}
