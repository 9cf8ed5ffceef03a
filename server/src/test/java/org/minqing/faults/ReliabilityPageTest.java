package org.minqing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every promise of docs/reliability.md names tests, and the tests are there. */
class ReliabilityPageTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TEST = Pattern.compile("`(?:(\\w+(?:IT|Test))(?:\\.(\\w+))?|([a-z-]+\\.test\\.mjs))`");

    @Test
    void eachPromiseNamesATestThatIsThere() throws IOException {
        var promises = Files.readAllLines(PROJECT.resolve("docs/reliability.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| promise"))
                .toList();

        assertThat(promises).hasSizeGreaterThan(15);
        for (var promise : promises) {
            var tests = TEST.matcher(promise).results().toList();
            assertThat(tests).as(promise).isNotEmpty();
            for (var test : tests) {
                if (test.group(3) != null) {
                    assertThat(PROJECT.resolve("web/e2e").resolve(test.group(3)))
                            .isRegularFile();
                } else {
                    var source = source(test.group(1));
                    assertThat(source).as(test.group(1) + " is there once").hasSize(1);
                    assertThat(Files.readString(source.getFirst()))
                            .as(test.group())
                            .containsPattern(
                                    test.group(2) == null ? "@(Parameterized)?Test" : "void " + test.group(2) + "\\(");
                }
            }
        }
    }

    private static List<Path> source(String test) throws IOException {
        var found = new ArrayList<Path>();
        for (var sources : List.of("server/src/test/java", "bench/src/test/java")) {
            try (var files = Files.walk(PROJECT.resolve(sources))) {
                files.filter(file -> file.getFileName().toString().equals(test + ".java"))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
