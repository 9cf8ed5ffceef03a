package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.attachment.Pictures;
import org.minqing.journal.Chain;
import org.minqing.journal.Journal;
import org.minqing.journal.Round;
import org.minqing.journal.Verifier;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CityClock;
import org.minqing.kernel.Settings;

/** A name planted wherever a person can write one, searched for in tables, files, write-ahead log and the server's log. */
class ErasedCaseIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);
    private static final String NAME = "欧阳示例司徒QXZPLANTED";

    private final Client worker = SERVER.as("worker");
    private final Client duty = SERVER.as("duty");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void leavesNoPlantedNameAndNoPhotoAnywhereAndAWholeChain() throws Exception {
        try (var log = new RecordedLog()) {
            var id = Story.id();
            var hash = reportedWithPhoto(id);
            wrongIn(id);
            var shown = photo(id, hash);

            SERVER.bean(CaseErasure.class).erase(new CaseId(id), Actor.SYSTEM, "time-over");

            assertThat(duty.get("/cases/" + id).raw().body()).doesNotContain(NAME);
            assertThat(duty.get("/cases/" + id + "/journal").raw().body()).doesNotContain(NAME);
            assertThat(duty.get("/cases/" + id + "/attachments/" + hash).status())
                    .isEqualTo(404);
            assertThat(photosOnDisk()).isEmpty();
            assertThat(keysLeft()).isZero();
            assertThat(SERVER.bean(Journal.class).entries(id))
                    .hasSizeGreaterThan(3)
                    .allMatch(Chain::holds);
            assertThat(duty.get("/cases/" + id).body().at("/version").asInt())
                    .isEqualTo(SERVER.bean(Journal.class).head(id).version());
            nothingIsLeft(shown);
            assertThat(Verifier.over(SERVER.database().readerSource(), SERVER.bean(Settings.class))
                            .verify()
                            .faults())
                    .as("links and seals, over all streams")
                    .isEmpty();
            assertThat(log.text())
                    .as("the log was taken at all")
                    .contains("Destroyed the data key")
                    .doesNotContain(NAME, "QXZ");
        }
    }

    @Test
    void aSecondErasureHasNothingToDo() throws Exception {
        var id = Story.id();
        reportedWithPhoto(id);
        var erasure = SERVER.bean(CaseErasure.class);
        erasure.erase(new CaseId(id), Actor.SYSTEM, "time-over");
        var version = SERVER.bean(Journal.class).head(id).version();

        erasure.erase(new CaseId(id), Actor.SYSTEM, "time-over");

        assertThat(SERVER.bean(Journal.class).head(id).version()).isEqualTo(version);
    }

    @Test
    void theRunningServerSweepsPhotosThatNoCaseTook() throws Exception {
        var hash = worker.upload(NAME + ".png", Pictures.png(77, 33))
                .body()
                .at("/hash")
                .asString();
        assertThat(hash).hasSize(64);
        var clock = SERVER.bean(CityClock.class);
        clock.moveTo(clock.instant().plus(Duration.ofDays(3)));

        SERVER.beans(Round.class).stream()
                .filter(round -> round.name().equals("sweep"))
                .forEach(round -> round.work().run());

        assertThat(photosOnDisk()).isEmpty();
    }

    private String reportedWithPhoto(UUID id) {
        var uploaded = worker.upload(NAME + ".jpg", Pictures.jpegWithNotes(6));
        assertThat(uploaded.status()).isEqualTo(201);
        var hash = uploaded.body().at("/hash").asString();
        var report = Story.reportWith(hash);
        var fields = Story.fields("请转告" + NAME);
        fields.putAll(Map.of("contact", NAME, "photos", List.of(hash)));
        report.put("fields", fields);
        assertThat(worker.put("/cases/" + id, report).status()).isEqualTo(201);
        assertThat(Story.act(duty, id, "reject", 1, Map.of("reason", "已告知" + NAME))
                        .status())
                .isEqualTo(200);
        return hash;
    }

    /** What goes wrong is written to logs most readily. */
    private void wrongIn(UUID id) {
        assertThat(Story.act(duty, id, "reject", 2, Map.of("reason", NAME)).status())
                .isEqualTo(422);
        assertThat(Story.act(duty, id, NAME, 2, Map.of(NAME, NAME)).status()).isEqualTo(422);
        assertThat(worker.upload(NAME, NAME.getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(422);
        assertThat(worker.put("/cases/" + id, "{\"fields\":{\"contact\":\"" + NAME + "\"")
                        .status())
                .isEqualTo(400);
        assertThat(worker.put("/cases/" + id, Map.of("command", NAME, "scenario", NAME))
                        .status())
                .isBetween(400, 422);
        assertThat(SERVER.stranger()
                        .post("/session", Map.of("name", NAME, "password", NAME))
                        .status())
                .isBetween(401, 422);
    }

    private byte[] photo(UUID id, String hash) throws Exception {
        var path = "/cases/" + id + "/attachments/" + hash;
        var answer = worker.http().send(worker.request(path).GET().build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static void nothingIsLeft(byte[] photo) {
        assertThat(Planted.inTables(SERVER.database(), "QXZPLANTED")).isEmpty();
        var middle = Arrays.copyOfRange(photo, photo.length / 2, photo.length / 2 + 24);
        var notes = Pictures.PLANTED.getBytes(StandardCharsets.UTF_8);
        for (var folder : List.of(SERVER.data(), Planted.cluster(SERVER.database()))) {
            assertThat(Planted.inFolder(folder, NAME)).isEmpty();
            assertThat(Planted.inFolder(folder, "QXZPLANTED")).isEmpty();
            assertThat(Planted.inFolder(folder, middle, notes)).isEmpty();
        }
    }

    private static List<String> photosOnDisk() throws IOException {
        try (var files = Files.walk(SERVER.data().resolve("attachments"))) {
            return files.filter(Files::isRegularFile).map(String::valueOf).toList();
        }
    }

    private static long keysLeft() {
        return SERVER.database()
                .superuser()
                .sql("select count(*) from journal.data_key")
                .query(Long.class)
                .single();
    }
}
