package org.minqing.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.access.Lakeside;
import org.minqing.area.CityCheck;
import org.minqing.area.Fault;

/** What lies in the folder of the scenarios and is none, or is too much of one, is a fault with a code, and never more. */
class RubbishScenariosTest {

    private static final String FILE = "scenarios/rubbish.yaml";
    private static final int MOST = 8 << 20;

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        try (var files = Files.list(Lakeside.path())) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.createDirectory(folder.resolve("scenarios"));
    }

    @Test
    void aFolderWithoutAnyHasNoFault() {
        assertThat(check()).isEmpty();
    }

    @Test
    void aFileOfMoreThanEightMebibytesIsRefusedUnread() throws IOException {
        write(padded(MOST + 1));
        assertThat(check()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("file.too-large");
            assertThat(fault.file()).isEqualTo(FILE);
            assertThat(fault.message()).contains(String.valueOf(MOST + 1));
            assertThat(fault.fix()).contains("8 MiB");
        });
    }

    @Test
    void aFileOfEightMebibytesIsRead() throws IOException {
        write(padded(MOST));
        assertThat(check()).extracting(Fault::code).isNotEmpty().doesNotContain("file.too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "scenario: [",
                "scenario: rubbish\nscenario: rubbish",
                "[]",
                "42",
                "&a [*a, *a]",
                "!!java.lang.Runtime {}",
                "scenario: {a: {b: {c: 1}}}",
                "scenario: rubbish\nfields: text\nstates: 3\nactions: [x]\ndeadlines: 7",
                "scenario: ../../etc/passwd\nclass: 1e999"
            })
    void rubbishIsAFault(String text) throws IOException {
        write(text);
        assertThat(check()).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.code()).matches("[a-z-]+(\\.[a-z-]+)+");
            assertThat(fault.file()).isEqualTo(FILE);
        });
    }

    @Test
    void depthIsRefused() throws IOException {
        write("scenario: rubbish\nfields: " + "[".repeat(5_000) + "]".repeat(5_000));
        assertThat(check()).extracting(Fault::code).containsExactly("yaml.unreadable");
    }

    private static String padded(int bytes) {
        var text = "scenario: rubbish\n# ";
        return text + "x".repeat(bytes - text.length());
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve(FILE), text);
    }

    private List<Fault> check() {
        return CityCheck.of(folder, List.of(new ScenarioPart())).faults();
    }
}
