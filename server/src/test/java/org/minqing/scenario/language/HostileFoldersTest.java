package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.access.Lakeside;
import org.minqing.area.CityFolder;
import org.minqing.area.Document;
import org.minqing.area.Fault;
import org.minqing.area.Faults;
import org.minqing.scenario.ScenarioPart;
import org.springframework.util.FileSystemUtils;

/** Folders that are meant to keep a server busy: refused in a moment, with the reason. */
class HostileFoldersTest {

    private static final int MANY = 120;

    @Test
    void aGigabyteOfChoicesIsRefusedUnread(@TempDir Path folder) throws IOException {
        FileSystemUtils.copyRecursively(Lakeside.path(), folder);
        var file = Files.createDirectories(folder.resolve("scenarios")).resolve("huge.yaml");
        Files.writeString(file, "scenario: huge\nfields:\n  kind:\n    type: choice\n    options:\n");
        try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 30);
        }
        var faults = new Faults();

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> new ScenarioPart()
                        .check(CityFolder.open(folder, new Faults()).orElseThrow(), faults));

        assertThat(faults.all())
                .filteredOn(fault -> fault.file().equals("scenarios/huge.yaml"))
                .extracting(Fault::code)
                .containsExactly("file.too-large");
    }

    /** Each calls all that follow, and the last one the first: more ways than anybody could walk. */
    @Test
    void callsInACircleAreRefusedHoweverManyWaysLeadRoundIt() {
        var documents =
                IntStream.range(0, MANY).mapToObj(HostileFoldersTest::calling).toList();
        var scenarios = documents.stream().map(ShippedScenarios::read).toList();
        var check = new CallCheck(scenarios);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (var at = 0; at < MANY; at++) {
                var faults = new Faults();
                check.check(scenarios.get(at), documents.get(at), faults);
                assertThat(faults.all()).extracting(Fault::code).contains("call.circle");
            }
        });
    }

    private static Document calling(int number) {
        var calls = new StringBuilder("    calls:\n");
        for (var step = 1; step <= 20; step++) {
            calls.append("      c%d: {scenario: called-%d, with: {}}%n".formatted(step, (number + step) % MANY));
        }
        var text = Inspection.TEXT
                .replace("scenario: inspection", "scenario: called-" + number)
                .replace("  close:\n", "  close:\n" + calls);
        return ShippedScenarios.parsed("called-" + number + ".yaml", text);
    }
}
