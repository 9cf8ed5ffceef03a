package org.minqing.leads;

import java.nio.file.Path;
import java.util.List;

/**
 * The rows that wait as CSV, for people to fill in the area and give it back. What the row says about where goes with it,
 * because nobody could place it otherwise; who or what it is about does not.
 */
public final class QueueFile {

    private static final List<String> COLUMNS =
            List.of("source", "reference", "queue", "rule", "because", "place", "area");

    private QueueFile() {}

    /** Writes the rows that wait in their order, in the place of what was there. */
    public static void write(Path file, Routing routing) {
        Sheet.write(file, COLUMNS, routing.waiting().map(QueueFile::cells));
    }

    /** The file is opened in a spreadsheet, which must not take somebody's text for a formula. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static List<String> cells(Routing.Waiting row) {
        var placement = row.placement();
        return List.of(
                row.lead().source(),
                row.lead().number(),
                placement.area().toString(),
                placement.rule().code(),
                placement.because(),
                harmless(row.place()),
                "");
    }
}
