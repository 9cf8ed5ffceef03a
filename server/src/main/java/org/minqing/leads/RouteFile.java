package org.minqing.leads;

import java.nio.file.Path;
import java.util.List;

/** The answer as CSV: a line for each row, and nothing about anybody in it. */
public final class RouteFile {

    private static final List<String> COLUMNS = List.of("source", "reference", "outcome", "area", "rule", "because");

    private RouteFile() {}

    /** Writes the routes in their order, in the place of what was there. */
    public static void write(Path file, Routing routing) {
        Sheet.write(file, COLUMNS, routing.routes().stream().map(RouteFile::cells));
    }

    private static List<String> cells(Route route) {
        return switch (route) {
            case Route.Placed(var lead, var placement) ->
                List.of(
                        lead.source(),
                        lead.number(),
                        placement.rule().routes() ? "routed" : "queue",
                        placement.area().toString(),
                        placement.rule().code(),
                        placement.because());
            case Route.Duplicate(var lead, var first) ->
                List.of(lead.source(), lead.number(), "duplicate", "", "", first.toString());
        };
    }
}
