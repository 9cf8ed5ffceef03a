package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.springframework.util.FileSystemUtils;

/** What a changed table would have made of the cases that there were, asked before it is published. */
class RehearsalIT {

    private static final String URBAN =
            "{department: urban, to: [handler@small-grid, handler@village, handler@town, village-officer@village]}";
    /** A row before that one, for a case that no story tells: the stories would say that the table is another. */
    private static final String LEFT_TO_THE_VILLAGE =
            "{kind: exposed-waste, severity: ordinary, to: [village-officer@village]}\n      - " + URBAN;

    private static final String PRINTED = "  4 · department: urban";
    private static final String PRINTED_AFTER =
            "  4 · kind: exposed-waste; severity: ordinary · village-officer@village · by first\n  5 · department: urban";

    @TempDir
    static Path folder;

    private static TestServer server;
    private static UUID waste;

    @BeforeAll
    static void start() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("..", "cities", "shanwei"), folder);
        server = TestServer.start(folder, 0);
        waste = dispatched("ordinary");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void asPublished() throws IOException {
        Files.writeString(file(folder, ".yaml"), original(".yaml"));
        Files.writeString(file(folder, ".flow.txt"), original(".flow.txt"));
    }

    @Test
    void theFileAsItIsPublishedWouldChangeNothing() {
        var told = rehearsal();

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body().at("/changes")).isEmpty();
    }

    @Test
    void aChangedRowSaysWhichCasesWouldHaveGoneToWhomInstead() throws IOException {
        changed();

        var told = rehearsal();
        assertThat(told.body().at("/changes").size()).as(told.raw().body()).isEqualTo(1);

        var change = told.body().at("/changes/0");
        assertThat(change.at("/action").asString()).isEqualTo("dispatch");
        assertThat(change.at("/examples")).as("an administrator opens no case").isEmpty();
        assertThat(change.at("/before/role").asString()).isEqualTo("handler");
        assertThat(change.at("/before/department").asString()).isEqualTo("urban");
        assertThat(change.at("/after/role").asString()).isEqualTo("village-officer");
        assertThat(change.at("/after/row").asInt())
                .isEqualTo(change.at("/before/row").asInt());
        assertThat(server.as("duty").get("/cases/" + waste + "/dispatch").body().at("/assignee"))
                .as("nothing has moved")
                .isNotNull();
    }

    /** Six cases go another way and a seventh does not: told apart, the six and the total would give the seventh away. */
    @Test
    void noSubtractionGivesAwayTheOneThatStays() throws IOException {
        changed();
        assertThat(rehearsal().body().has("cases"))
                .as("one is too few to be told")
                .isFalse();
        assertThat(rehearsal().body().at("/changes/0").has("cases")).isFalse();

        for (var more = 0; more < 5; more++) {
            dispatched("ordinary");
        }
        assertThat(rehearsal().body().at("/changes/0/cases").asInt()).isEqualTo(5);
        assertThat(rehearsal().body().at("/cases").asInt())
                .as("six, in steps of five")
                .isEqualTo(5);
        assertThat(rehearsal().body().at("/same").asInt(-1))
                .as("nought is about nobody")
                .isZero();

        dispatched("pressing");

        var told = rehearsal().body();
        assertThat(told.has("same")).isFalse();
        assertThat(told.at("/changes/0").has("cases")).isFalse();
        assertThat(told.has("cases")).isFalse();
    }

    @Test
    void aFileWithFaultsIsToldItsFaults() throws IOException {
        replace(".yaml", URBAN, "{department: nobody-knows, to: [handler@town]}");

        assertThat(rehearsal().body().at("/faults")).isNotEmpty();
    }

    @Test
    void onlyWhoPublishesMayAsk() {
        assertThat(server.as("duty").get("/scenarios/general-event/rehearsal").code())
                .isEqualTo("access.denied");
        assertThat(server.as("administrator")
                        .get("/scenarios/general-event/rehearsal?days=0")
                        .code())
                .isEqualTo("field.invalid");
    }

    private static UUID dispatched(String severity) {
        var id = Story.id();
        var fields = Story.fields("示例：路边垃圾");
        fields.put("severity", severity);
        var report = Story.report();
        report.put("fields", fields);
        assertThat(server.as("worker").put("/cases/" + id, report).status()).isEqualTo(201);
        var duty = server.as("duty");
        assertThat(Story.act(duty, id, "accept", 1, Map.of()).status()).isEqualTo(200);
        assertThat(Story.act(duty, id, "dispatch", 2, Map.of()).status()).isEqualTo(200);
        return id;
    }

    private static void changed() throws IOException {
        replace(".yaml", URBAN, LEFT_TO_THE_VILLAGE);
        replace(".flow.txt", PRINTED, PRINTED_AFTER);
        Files.writeString(
                file(folder, ".flow.txt"),
                Files.readString(file(folder, ".flow.txt"))
                        .replace("  5 · anything · handler", "  6 · anything · handler"));
    }

    private static Answer rehearsal() {
        return server.as("administrator").get("/scenarios/general-event/rehearsal?days=31");
    }

    private static Path file(Path city, String ending) {
        return city.resolve("scenarios").resolve("general-event" + ending);
    }

    private static String original(String ending) throws IOException {
        return Files.readString(file(Path.of("..", "cities", "shanwei"), ending));
    }

    private static void replace(String ending, String was, String is) throws IOException {
        assertThat(original(ending)).contains(was);
        Files.writeString(file(folder, ending), original(ending).replace(was, is));
    }
}
