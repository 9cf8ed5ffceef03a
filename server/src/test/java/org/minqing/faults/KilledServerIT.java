package org.minqing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there, once, whatever dies and whenever. */
class KilledServerIT {

    private static final int KILLS = 5;
    private static final int CLIENTS = 12;
    private static final int COMMANDS = 120;
    private static final String ARCHIVE = """
            source: archive
            scenario: general-event
            reference: reference
            times: {zone: UTC, reported: reported, ended: ended}
            place: {x: x, y: y, datum: WGS84}
            fields:
              kind: {column: kind}
              severity: {column: severity}
              description: {column: description}
            """;

    @TempDir
    private Path data;

    @Test
    void losesNothingAndDoublesNothingWhenServerAndDatabaseAreKilledUnderLoad() throws Exception {
        var history = new History();
        for (var kill = 0; kill < KILLS; kill++) {
            var server = BuiltServer.start(data);
            var warm = new CountDownLatch(COMMANDS);
            var clients = new Load(server, history).begin(CLIENTS, warm);
            assertThat(warm.await(120, TimeUnit.SECONDS))
                    .as("load before kill " + kill)
                    .isTrue();
            server.killWithDatabase();
            for (var client : clients) {
                client.join();
            }
        }
        assertThat(history.acknowledged()).hasSizeGreaterThanOrEqualTo(KILLS * COMMANDS);
        assertThat(history.unknown())
                .as("commands that the kills left without an answer")
                .isNotEmpty();
        try (var server = BuiltServer.start(data)) {
            var people = new Load(server, history);
            history.isKeptBy(people.as("duty"));
            repeatsAreAnsweredTheSame(history, people);
            history.isKeptBy(people.as("duty"));
        }
        isWhole();
    }

    /** A client without an answer asks again with the same command; so may one with an answer. */
    private static void repeatsAreAnsweredTheSame(History history, Load people) {
        for (var sent : history.unknown()) {
            assertThat(sent.to(people.as(sent.who())).status())
                    .as("repeated " + sent)
                    .isIn(200, 201);
        }
        for (var sent : history.acknowledged().subList(0, COMMANDS)) {
            var answer = sent.to(people.as(sent.who()));
            assertThat(answer.status()).as("repeated " + sent).isEqualTo(200);
            assertThat(answer.body().path("version").asInt()).isEqualTo(sent.version());
        }
    }

    @Test
    void takesOverTheDatabaseThatItsKilledPredecessorLeftRunning() throws Exception {
        var history = new History();
        var first = BuiltServer.start(data);
        var warm = new CountDownLatch(COMMANDS);
        var clients = new Load(first, history).begin(CLIENTS, warm);
        assertThat(warm.await(120, TimeUnit.SECONDS)).isTrue();
        var postmaster = first.postmasters();
        first.killAlone();
        for (var client : clients) {
            client.join();
        }
        assertThat(postmaster).as("one postmaster before").hasSize(1);
        assertThat(first.postmasters()).as("it goes on alone").isEqualTo(postmaster);
        try (var second = BuiltServer.start(data)) {
            assertThat(second.postmasters())
                    .as("adopted, and no other beside it")
                    .isEqualTo(postmaster);
            history.isKeptBy(second.signIn("duty"));
        }
        assertThat(first.postmasters())
                .as("stopped with the server that adopted it")
                .isEmpty();
        isWhole();
    }

    @Test
    void refusesASecondServerOnTheFolderAndLetsCommandsWorkBesideIt() throws Exception {
        try (var first = BuiltServer.start(data)) {
            var second = BuiltServer.run(data, "run", "--port", "0");
            assertThat(second.code()).isEqualTo(3);
            assertThat(second.machine()).isEmpty();
            assertThat(second.people()).contains("The data folder " + data + " is in use by process ");
            assertThat(first.postmasters()).hasSize(1);
            assertThat(BuiltServer.run(data, "verify-journal").code()).isZero();
            aFileIsTakenOver(first);
            assertThat(first.signIn("duty").get("/api/v1/me").status()).isEqualTo(200);
        }
    }

    private void aFileIsTakenOver(BuiltServer beside) throws Exception {
        var mapping = Files.writeString(data.resolve("archive.yaml"), ARCHIVE);
        var file = Files.writeString(data.resolve("archive.csv"), """
                reference,reported,ended,x,y,kind,severity,description
                A1,2024-01-02T08:00:00,2024-01-03T17:00:00,115.37,22.78,dirty-road,ordinary,路面有泥。（示例）
                """);
        var ended = BuiltServer.run(data, "import", "--mapping", mapping.toString(), "--file", file.toString());
        assertThat(ended.code()).as(ended.people()).isZero();
        assertThat(ended.machine()).contains("\"accepted\":1");
        assertThat(beside.signIn("city")
                        .get("/api/v1/cases")
                        .body()
                        .path("items")
                        .valueStream())
                .as("people see it at once")
                .anyMatch(one -> one.path("imported").asBoolean());
    }

    private void isWhole() throws Exception {
        var verification = BuiltServer.run(data, "verify-journal");
        assertThat(verification.code())
                .as(verification.machine() + verification.people())
                .isZero();
        assertThat(verification.machine()).contains("\"faults\":[]");
    }
}
