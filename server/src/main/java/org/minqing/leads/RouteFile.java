package org.minqing.leads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answer as CSV: a line for each row, and nothing about anybody in it. */
public final class RouteFile {

    private static final List<String> COLUMNS = List.of("source", "reference", "outcome", "area", "rule", "because");

    private RouteFile() {}

    /** Writes the routes in their order, in the place of what was there. */
    public static void write(Path file, List<Route> routes) {
        try (var lines = Files.newBufferedWriter(file)) {
            lines.write(line(COLUMNS.stream()));
            for (var route : routes) {
                lines.write(line(cells(route)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The answer cannot be written", failed);
        }
    }

    private static Stream<String> cells(Route route) {
        var lead = route.lead();
        return switch (route) {
            case Route.Placed placed -> cells(lead, placed.placement());
            case Route.Duplicate duplicate ->
                Stream.of(
                        lead.source(),
                        lead.number(),
                        "duplicate",
                        "",
                        "",
                        duplicate.first().toString());
        };
    }

    private static Stream<String> cells(Reference lead, Placement placement) {
        return Stream.of(
                lead.source(),
                lead.number(),
                placement.rule().routes() ? "routed" : "queue",
                placement.area().toString(),
                placement.rule().code(),
                placement.because());
    }

    private static String line(Stream<String> cells) {
        return cells.map(RouteFile::cell).collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(String text) {
        return text.chars().anyMatch(letter -> ",\"\r\n".indexOf(letter) >= 0)
                ? "\"" + text.replace("\"", "\"\"") + "\""
                : text;
    }
}
