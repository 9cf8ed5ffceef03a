package org.minqing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that dies alone under load, and the one that comes after it on the same folder. */
class KilledServerIT {

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
    void takesOverTheDatabaseThatItsKilledPredecessorLeftRunningAndRefusesASecondServerBesideIt() throws Exception {
        var history = new History();
        var first = BuiltServer.start(data);
        var postmaster = killedUnderLoad(first, history);
        assertThat(postmaster).as("one postmaster before").hasSize(1);
        assertThat(first.postmasters()).as("it goes on alone").isEqualTo(postmaster);
        try (var second = BuiltServer.start(data)) {
            assertThat(second.postmasters())
                    .as("adopted, and no other beside it")
                    .isEqualTo(postmaster);
            history.isKeptBy(second.signIn("duty"));
            refusesAnother();
            assertThat(second.postmasters()).isEqualTo(postmaster);
            aFileIsTakenOver(second);
            isWhole();
        }
        assertThat(first.postmasters())
                .as("stopped with the server that adopted it")
                .isEmpty();
    }

    private static List<Long> killedUnderLoad(BuiltServer server, History history) throws InterruptedException {
        var warm = new CountDownLatch(COMMANDS);
        var clients = new Load(server, history).begin(CLIENTS, warm);
        assertThat(warm.await(120, TimeUnit.SECONDS)).isTrue();
        var postmaster = server.postmasters();
        server.killAlone();
        for (var client : clients) {
            client.join();
        }
        return postmaster;
    }

    private void refusesAnother() throws Exception {
        var another = BuiltServer.run(data, "run", "--port", "0");
        assertThat(another.code()).isEqualTo(3);
        assertThat(another.machine()).isEmpty();
        assertThat(another.people()).contains("The data folder " + data + " is in use by process ");
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

    /** A command works beside the server. */
    private void isWhole() throws Exception {
        var verification = BuiltServer.run(data, "verify-journal");
        assertThat(verification.code())
                .as(verification.machine() + verification.people())
                .isZero();
        assertThat(verification.machine()).contains("\"faults\":[]");
    }
}
