package org.minqing.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The drill shares no code with what it tries, so that an error there cannot hide itself here. */
class OwnCodeTest {

    @Test
    void usesNothingOfTheServer() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java/org/minqing/drill"))) {
            var files = sources.filter(Files::isRegularFile).toList();
            assertThat(files).hasSizeGreaterThan(10);
            for (var file : files) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContainPattern("import (static )?org\\.minqing");
            }
        }
    }
}
