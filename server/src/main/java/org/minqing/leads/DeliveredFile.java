package org.minqing.leads;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The routed rows as CSV, with what of them goes on to their cases and nothing else; {@code ./minqing import} takes it. */
public final class DeliveredFile {

    private static final List<String> COLUMNS = List.of("reference", "source", "area", "rule");

    private DeliveredFile() {}

    /** Writes the routed rows in their order, in the place of what was there. */
    public static void write(Path file, Routing routing) {
        var columns =
                Stream.concat(COLUMNS.stream(), routing.carried().stream()).toList();
        Sheet.write(file, columns, routing.delivered().map(DeliveredFile::cells));
    }

    private static List<String> cells(Routing.Delivered row) {
        var cells = new ArrayList<>(List.of(
                row.lead().toString(),
                row.lead().source(),
                row.placement().area().toString(),
                row.placement().rule().code()));
        cells.addAll(row.cells());
        return cells;
    }
}
