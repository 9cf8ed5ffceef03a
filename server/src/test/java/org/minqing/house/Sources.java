package org.minqing.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the project as they lie in its folder, without what builds and editors put there. */
final class Sources {

    private static final Set<String> MADE =
            Set.of("target", "node_modules", "dist", "test-results", ".git", ".m2", ".idea", ".vscode", "data");

    private Sources() {}

    static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }

    /** Every file below {@code folder} whose name ends so. */
    static List<Path> below(Path folder, String ending) {
        try (var files = Files.find(
                folder,
                40,
                (path, attributes) -> attributes.isRegularFile()
                        && path.getFileName().toString().endsWith(ending))) {
            return files.filter(file -> isOurs(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isOurs(Path relative) {
        for (var part : relative) {
            if (MADE.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }
}
