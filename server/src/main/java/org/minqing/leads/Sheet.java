package org.minqing.leads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A CSV file that nobody but its owner may read; it is there as a whole or not at all. */
final class Sheet {

    private static final String OWNER_ONLY = "rw-------";

    private Sheet() {}

    /** Writes the rows in the place of what was there. */
    static void write(Path file, List<String> columns, Stream<List<String>> rows) {
        try {
            var target = file.toAbsolutePath();
            var folder = target.getParent() == null ? target : target.getParent();
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY));
            var fresh = Files.createTempFile(folder, ".minqing", ".csv", owner);
            try {
                Files.write(fresh, (Iterable<String>)
                        Stream.concat(Stream.of(columns), rows).map(Sheet::line)::iterator);
                Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The answer cannot be written", failed);
        }
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Sheet::cell).collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        return text.chars().anyMatch(letter -> ",\"\r\n".indexOf(letter) >= 0)
                ? "\"" + text.replace("\"", "\"\"") + "\""
                : text;
    }
}
