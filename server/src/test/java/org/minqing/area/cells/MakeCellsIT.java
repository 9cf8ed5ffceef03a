package org.minqing.area.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.area.CityFolders;

class MakeCellsIT {

    @ParameterizedTest
    @ValueSource(strings = {"shanwei", "boston"})
    void makesTheShippedFilesAgainByteForByte(String id, @TempDir Path place) throws IOException {
        var shipped = CityFolders.shipped(id);
        var copy = place.resolve(id);
        copy(shipped, copy);
        var made = files(copy.resolve("boundaries"));
        for (var file : made) {
            Files.delete(copy.resolve("boundaries").resolve(file));
        }
        MakeCells.run(copy);
        assertThat(files(copy.resolve("boundaries"))).isEqualTo(made).isNotEmpty();
        for (var file : made) {
            assertThat(copy.resolve("boundaries").resolve(file))
                    .hasSameBinaryContentAs(shipped.resolve("boundaries").resolve(file));
        }
        if (Files.exists(shipped.resolve("small-grids.csv"))) {
            assertThat(copy.resolve("small-grids.csv")).hasSameBinaryContentAs(shipped.resolve("small-grids.csv"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
