package org.minqing.area;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The city folders that are shipped, found from wherever the tests run. */
public final class CityFolders {

    private CityFolders() {}

    public static Path shipped(String id) {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("cities").resolve(id))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }

    public static CityFolder open(String id) {
        return CityFolder.open(shipped(id), new Faults()).orElseThrow();
    }
}
