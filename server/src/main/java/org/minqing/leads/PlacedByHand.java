package org.minqing.leads;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minqing.area.Area;
import org.minqing.area.Faults;
import org.minqing.area.Table;
import org.minqing.kernel.AreaCode;

/**
 * What people wrote into files of rows that waited: for each row the area, and nothing else is read. An area that cannot be
 * one, or a row that does not wait, is said with its line and changes nothing.
 */
final class PlacedByHand {

    private static final long MOST_BYTES = 64L << 20;
    private static final Set<String> COLUMNS = Set.of("source", "reference", "area");
    private static final Pattern CODE = Pattern.compile("[1-9][0-9]{14}");

    private final Ground ground;
    private final Faults faults;
    private final Map<Reference, AreaCode> areas = new HashMap<>();

    PlacedByHand(Ground ground, Faults faults) {
        this.ground = ground;
        this.faults = faults;
    }

    /** The rows, those that waited and were placed with their area. */
    List<Row> applied(List<Path> files, List<Row> rows) {
        var waiting = rows.stream()
                .filter(row -> !row.placement().rule().routes())
                .map(row -> row.lead().reference())
                .collect(Collectors.toSet());
        files.forEach(file -> Table.read(file, MOST_BYTES, faults).ifPresent(table -> read(table, waiting::contains)));
        return rows.stream().map(this::placed).toList();
    }

    private Row placed(Row row) {
        var area = areas.get(row.lead().reference());
        return area == null || row.placement().rule().routes()
                ? row
                : row.with(new Placement(area, Rule.PLACED_BY_HAND, ""));
    }

    private void read(Table table, Predicate<Reference> waits) {
        var say = faults.in(table.file());
        if (!table.columns().containsAll(COLUMNS)) {
            var fix = "Give back the file of --queue with its column area filled in";
            say.add("leads.placed-form", 1, "", "The columns source, reference and area are not all there", fix);
            return;
        }
        table.rows().stream().filter(row -> !row.get("area").isEmpty()).forEach(row -> row(row, say, waits));
    }

    private void row(Table.Row row, Faults.InFile say, Predicate<Reference> waits) {
        var reference = new Reference(row.get("source"), row.get("reference"));
        if (!waits.test(reference)) {
            var fix = "Remove the line, or give the lists that it is from";
            say.add("leads.placed-row", row.line(), "reference", "No row of the lists waits under this number", fix);
            return;
        }
        var area = area(row.get("area"));
        if (area.isEmpty()) {
            var message = "This is no village of the city, no grid in one, or another body runs it";
            say.add("leads.placed-area", row.line(), "area", message, "Write the 15 digits of a village or a grid");
            return;
        }
        var before = areas.putIfAbsent(reference, area.get());
        if (before != null && !before.equals(area.get())) {
            var message = "Another line has placed the row in " + before;
            say.add("leads.placed-twice", row.line(), "area", message, "Keep the line that is right");
        }
    }

    private Optional<AreaCode> area(String written) {
        return Optional.of(written)
                .filter(code -> CODE.matcher(code).matches())
                .map(code -> new AreaCode(Long.parseLong(code)))
                .flatMap(ground.city()::area)
                .filter(area -> ground.above(area, Rank.VILLAGE).isPresent())
                .map(Area::code)
                .filter(code -> ground.otherBody(code).isEmpty());
    }
}
