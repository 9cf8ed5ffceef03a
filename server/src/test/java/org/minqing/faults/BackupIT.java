package org.minqing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.Patience;
import org.minqing.attachment.Pictures;
import org.minqing.casework.Planted;
import org.minqing.edge.Caller;
import org.minqing.faults.History.Sent;
import org.minqing.journal.OutsideJournal;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A city is copied while people work in it, is lost, and comes back from the copy. */
class BackupIT {

    private static final String WORDS = "东街路灯不亮。（示例）";
    private static final String NAME = "QXZPLANTED";
    private static final String ERASED = NAME + "欧阳家门口垃圾成堆。（示例）";

    @TempDir
    private Path root;

    private Path data;
    private Path backups;
    private Path key;

    @BeforeEach
    void folders() throws IOException {
        data = Files.createDirectory(root.resolve("data"));
        backups = root.resolve("backups");
        key = root.resolve("backup.key");
    }

    @Test
    void aLostCityComesBackWithoutWhatWasErasedSinceItsBackup() throws Exception {
        var history = new History();
        var server = BuiltServer.start(data);
        var resident = server.signIn("resident");
        var photo = resident.upload(Pictures.png(40, 30)).body().path("hash").asString();
        var kept = Told.by(resident, WORDS, List.of(photo));
        var erased = Told.by(resident, ERASED, List.of());
        kept.isReadBy(resident, WORDS);
        kept.hasPhoto(resident, photo);
        everybodyCameAcross(erased, server.signIn("duty"));
        OutsideJournal.seal(source("minqing_reader"), data.resolve("keys"), data.resolve("seals"));
        var warm = new CountDownLatch(40);
        var clients = new Load(server, history).begin(4, warm);
        assertThat(warm.await(120, TimeUnit.SECONDS)).isTrue();

        aCutLeavesNoBackup();
        var acknowledged = history.acknowledged();
        var backup = backUp();

        var late = Told.by(resident, "备份以后。（示例）", List.of());
        erase(erased.caseId());
        lose(server, clients);
        var fresh = restored(backup);
        try (var again = BuiltServer.start(fresh)) {
            var duty = again.signIn("duty");
            acknowledged.forEach(one -> stands(one, duty));
            var reader = again.signIn("resident");
            kept.isReadBy(reader, WORDS);
            kept.hasPhoto(reader, photo);
            assertThat(reader.get(erased.address()).raw().body())
                    .contains(erased.caseId().toString())
                    .doesNotContain(ERASED);
            late.isUnknownTo(reader);
            theNameIsNowhere(fresh, erased);
            Told.by(reader, "新的一件。（示例）", List.of());
        }
        var whole = BuiltServer.run(fresh, "verify-journal");
        assertThat(whole.code()).as(whole.machine() + whole.people()).isZero();
    }

    /** What was written is listed, found, opened and taken out, so that whatever keeps of it has kept. */
    private static void everybodyCameAcross(Told erased, Caller duty) {
        Patience.until(() -> duty.search("/api/v1/cases", "垃圾成堆")
                .raw()
                .body()
                .contains(erased.caseId().toString()));
        erased.isReadBy(duty, ERASED);
        var export = duty.post("/api/v1/cases/export", Map.of("reason", "示例：核对"));
        assertThat(export.raw().body()).startsWith("\uFEFFnumber,").contains("示例值班员");
    }

    /** Neither in a row nor in a file of the city that came back, its log and the backup included, and no index finds it. */
    private void theNameIsNowhere(Path fresh, Told erased) throws IOException {
        var root = JdbcClient.create(new EmbeddedDatabase(fresh).as("postgres", "minqing"));
        Patience.until(() -> root.sql("select count(*) from casework.case_words where case_id = :id")
                        .param("id", erased.caseId())
                        .query(Long.class)
                        .single()
                == 0);
        root.sql("checkpoint").update();
        assertThat(Planted.inTables(root, erased.caseId().toString()))
                .as("the search finds what is there")
                .contains("journal.entry");
        assertThat(Planted.inFolder(fresh, "441521110220001")).isNotEmpty();
        assertThat(Planted.inTables(root, NAME)).isEmpty();
        assertThat(Planted.inFolder(fresh, NAME)).isEmpty();
        assertThat(Planted.inFolder(backups, NAME)).isEmpty();
        assertThat(root.sql("select count(*) from journal.data_key where stream = :id")
                        .param("id", erased.caseId())
                        .query(Long.class)
                        .single())
                .as("and nothing opens what is sealed")
                .isZero();
    }

    private static void lose(BuiltServer server, List<Thread> clients) throws InterruptedException {
        server.killWithDatabase();
        for (var client : clients) {
            client.join();
        }
    }

    private void erase(UUID caseId) throws IOException {
        assertThat(OutsideJournal.erase(source("minqing_app"), data.resolve("keys"), caseId))
                .isPositive();
    }

    private void aCutLeavesNoBackup() throws Exception {
        var cut = BuiltServer.begin(data, "backup", "--to", backups.toString(), "--new-key", key.toString());
        var content = backups.resolve("backup.part").resolve("content.mqb");
        while (cut.isAlive() && !(Files.exists(content) && Files.size(content) > 1_000_000)) {
            Thread.sleep(10);
        }
        cut.destroyForcibly().waitFor();
        assertThat(content).as("it was cut in the middle").exists();
        assertThat(madeBackups()).isEmpty();
    }

    /** Removes what the cut one left, too. */
    private Path backUp() throws Exception {
        var keys = root.resolve("keys-apart");
        var made = BuiltServer.run(data, "backup", "--to=" + backups, "--key=" + key, "--keys-to=" + keys);
        assertThat(made.code()).as(made.people()).isZero();
        assertThat(backups.resolve("backup.part")).doesNotExist();
        assertThat(keys.resolve("wrapping-0001.key")).hasSameBinaryContentAs(data.resolve("keys/wrapping-0001.key"));
        var backup = Path.of(line(made).path("backup").asString());
        assertThat(madeBackups()).containsExactly(backup);
        assertThat(BuiltServer.run(data, "backup", "--to=" + backups, "--key=" + key, "--keys-to=" + backups + "/keys")
                        .code())
                .as("keys beside a backup")
                .isEqualTo(2);
        return backup;
    }

    private Path restored(Path backup) throws Exception {
        var fresh = root.resolve("fresh");
        var done = BuiltServer.run(
                data, "restore", "--from=" + backup, "--to=" + fresh, "--key=" + key, "--keys=" + data.resolve("keys"));
        assertThat(done.code()).as(done.machine() + done.people()).isZero();
        var line = line(done);
        assertThat(line.path("before").asInt()).isEqualTo(1);
        assertThat(line.path("incarnation").asInt()).isGreaterThan(2);
        assertThat(line.path("erased").asInt()).isPositive();
        assertThat(line.at("/journal/seals").asInt()).isPositive();
        assertThat(line.at("/journal/faults")).isEmpty();
        assertThat(fresh.resolve("restoring")).doesNotExist();
        return fresh;
    }

    private static void stands(Sent one, Caller reader) {
        var lines = reader.get("/api/v1/cases/" + one.caseId() + "/journal").body();
        var items = lines.isArray() ? lines : lines.path("items");
        assertThat(items.get(one.version() - 1).path("action").asString())
                .as("entry %d of %s", one.version(), one.caseId())
                .isEqualTo(one.action());
    }

    private List<Path> madeBackups() throws IOException {
        try (var found = Files.list(backups)) {
            return found.filter(one -> one.getFileName().toString().startsWith("minqing-"))
                    .toList();
        }
    }

    private static JsonNode line(BuiltServer.Ending ending) {
        return JsonMapper.shared().readTree(ending.machine());
    }

    private DataSource source(String role) throws IOException {
        return new EmbeddedDatabase(data).as(role, "minqing");
    }
}
