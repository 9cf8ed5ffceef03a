package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.area.CityFolders;

/** The command as a shell sees it: the answer, the counts, the faults in both languages, and nothing about anybody. */
class LeadsCommandTest {

    private static final String HEALTH = "lead_no,subject,phone,address,kind,exposed_on,received_at\n";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream machine = new ByteArrayOutputStream();
    private final ByteArrayOutputStream people = new ByteArrayOutputStream();
    private final Program program = new Program(
            List.of(new LeadsCommand()),
            new Console(
                    new PrintStream(machine, true, StandardCharsets.UTF_8),
                    new PrintStream(people, true, StandardCharsets.UTF_8)));

    @Test
    void writesTheAnswerAndCountsItsRows() throws IOException {
        var one = list("one.csv", "1,示例甲,13800000001,可塘镇罗山村12号,,,\n2,示例甲,138 0000 0001,,,,\n");
        var other = list("other.csv", "3,示例乙,,可塘镇,,,\n");
        assertThat(run("shanwei", one, other)).isEqualTo(Exit.OK);
        assertThat(Files.readString(folder.resolve("routes.csv"))).isEqualTo("""
                source,reference,outcome,area,rule,because
                health,1,routed,441521110211000,village-in-town,可塘镇 罗山村民委员会
                health,2,duplicate,,,health/1
                health,3,queue,441521110000000,town-only,可塘镇
                """);
        assertThat(machine.toString(StandardCharsets.UTF_8))
                .startsWith("{\"rows\":3,\"routed\":1,\"duplicate\":1,\"queue\":1,\"rules\":{\"town-only\":1,"
                        + "\"village-in-town\":1},\"faults\":0,\"seconds\":");
        assertThat(people.size()).isZero();
    }

    @Test
    void writesWhatWaitsAndWhatBecomesACaseForItsOwnerOnly() throws IOException {
        var one = list(
                "one.csv",
                "1,示例甲,-,可塘镇罗山村12号,close-contact,2025-11-20,2025-11-21T08:00:00\n"
                        + "2,示例甲,138 0000 0001,可塘罗山12号,,,\n3,示例乙,13800000002,可塘镇,,,\n");
        var cases = folder.resolve("cases.csv");
        var queue = folder.resolve("queue.csv");
        Files.writeString(cases, "what was there before");
        assertThat(run("shanwei", List.of("--cases", cases + "", "--queue=" + queue), one))
                .isEqualTo(Exit.OK);
        assertThat(Files.readString(cases)).isEqualTo("""
                reference,source,area,rule,subject,telephone,address,kind,exposed-on,received
                health/1,health,441521110211000,village-in-town,示例甲,138 0000 0001,可塘镇罗山村12号,close-contact,2025-11-20,2025-11-21T08:00:00
                """);
        assertThat(Files.readString(queue)).isEqualTo("""
                source,reference,queue,rule,because,place,area
                health,3,441521110000000,town-only,可塘镇,可塘镇,
                """);
        for (var file : List.of(cases, queue, folder.resolve("routes.csv"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void saysAFaultInBothLanguagesAndRoutesTheRest() throws IOException {
        var list = list("list.csv", ",示例甲,13800000001,可塘镇罗山村12号,,,\n2,示例乙,,可塘镇,,,\n");
        assertThat(run("shanwei", list)).isEqualTo(Exit.FINDINGS);
        assertThat(machine.toString(StandardCharsets.UTF_8))
                .contains(
                        "{\"code\":\"leads.number\",\"file\":\"list.csv\",\"line\":2,\"path\":\"lead_no\"",
                        "\"rows\":1");
        assertThat(people.toString(StandardCharsets.UTF_8))
                .contains("list.csv:2 The row has no number", "list.csv:2 该行没有可供识别的编号")
                .doesNotContain("示例", "1380", "12号");
        assertThat(Files.readAllLines(folder.resolve("routes.csv"))).hasSize(2);
    }

    @Test
    void aCityThatDescribesNoListsIsToldSo() throws IOException {
        assertThat(run("boston", list("list.csv", "1,示例甲,,,,,\n"))).isEqualTo(Exit.FINDINGS);
        assertThat(machine.toString(StandardCharsets.UTF_8)).contains("\"file\":\"leads.yaml\"");
        assertThat(folder.resolve("routes.csv")).doesNotExist();
    }

    @Test
    void needsFilesThatAreThere() {
        assertThat(run("shanwei")).isEqualTo(Exit.WRONG_USE);
        assertThat(run("shanwei", folder.resolve("absent.csv"))).isEqualTo(Exit.WRONG_USE);
    }

    private int run(String city, Path... lists) {
        return run(city, List.of(), lists);
    }

    private int run(String city, List<String> more, Path... lists) {
        var arguments = new ArrayList<>(List.of(
                "leads", "--city", CityFolders.shipped(city).toString(), "--out", folder.resolve("routes.csv") + ""));
        for (var list : lists) {
            arguments.addAll(List.of("--file", list.toString()));
        }
        arguments.addAll(more);
        return program.run(arguments);
    }

    private Path list(String name, String rows) throws IOException {
        return Files.writeString(folder.resolve(name), HEALTH + rows);
    }
}
