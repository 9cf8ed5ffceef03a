package org.minqing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.Patience;
import org.minqing.attachment.Pictures;
import org.minqing.backup.BackupKey;
import org.minqing.edge.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A city is lost hours after its last backup, and comes back from the backup and the archive of the log. */
class ArchiveIT {

    private static final String BEFORE = "备份以前。（示例）";
    private static final String AFTER = "备份以后。（示例）";
    private static final String BETWEEN = "又一件。（示例）";
    private static final String LATE = "最后一件。（示例）";
    private static final Pattern AGE = Pattern.compile("(?m)^minqing_archive_age_seconds(?:\\{.*})? ([0-9.E]+)$");

    private final InstantSource clock = InstantSource.system();

    @TempDir
    private Path root;

    private Path data;
    private Path archive;
    private Path key;
    private Path keys;
    private Path backup;

    @BeforeEach
    void folders() throws IOException {
        data = Files.createDirectory(root.resolve("data"));
        archive = root.resolve("archive");
        key = root.resolve("backup.key");
        keys = root.resolve("keys-apart");
        backup = root.resolve("no-backup-yet");
    }

    @Test
    void aLostCityComesBackToItsLastSecondsOrToAnyMoment() throws Exception {
        BackupKey.make(key);
        var server = BuiltServer.start(
                data, Map.of("MINQING_ARCHIVE", archive.toString(), "MINQING_ARCHIVE_KEY", key.toString()));
        var resident = server.signIn("resident");
        var before = Told.by(resident, BEFORE, List.of());
        backup = backUp();
        var photo = resident.upload(Pictures.png(40, 30)).body().path("hash").asString();
        var after = Told.by(resident, AFTER, List.of(photo));
        aNewLogFile();
        archived(resident);
        Told.by(resident, BETWEEN, List.of());
        aNewLogFile();
        var moment = clock.instant();
        var late = Told.by(resident, LATE, List.of());
        archived(resident);

        server.killWithDatabase();

        var fresh = comesBack("fresh", "");
        try (var again = BuiltServer.start(fresh)) {
            var reader = again.signIn("resident");
            before.isReadBy(reader, BEFORE);
            after.isReadBy(reader, AFTER);
            after.hasPhoto(reader, photo);
            late.isReadBy(reader, LATE);
        }
        var whole = BuiltServer.run(fresh, "verify-journal");
        assertThat(whole.code()).as(whole.machine() + whole.people()).isZero();

        try (var earlier = BuiltServer.start(comesBack("earlier", "--until=" + moment))) {
            var reader = earlier.signIn("resident");
            after.isReadBy(reader, AFTER);
            late.isUnknownTo(reader);
        }
        refusesWhatCannotBe();
        saysWhatIsMissing();
    }

    private Path backUp() throws Exception {
        var made =
                BuiltServer.run(data, "backup", "--to=" + root.resolve("backups"), "--key=" + key, "--keys-to=" + keys);
        assertThat(made.code()).as(made.people()).isZero();
        return Path.of(line(made).path("backup").asString());
    }

    private void aNewLogFile() throws IOException, SQLException {
        try (var session = new EmbeddedDatabase(data).as("postgres", "postgres").getConnection();
                var statement = session.createStatement()) {
            statement.execute("select pg_switch_wal()");
        }
    }

    /** Until a copying that began after now has come to its end. */
    private void archived(Caller caller) {
        var now = clock.instant();
        Patience.until(() -> {
            var figure = AGE.matcher(caller.get("/metrics").raw().body());
            var asked = clock.instant();
            return figure.find()
                    && asked.minusSeconds((long) Double.parseDouble(figure.group(1)) + 1)
                            .isAfter(now);
        });
    }

    private Path comesBack(String name, String until) throws Exception {
        var fresh = root.resolve(name);
        var done = restore(backup, fresh, until);
        assertThat(done.code()).as(done.machine() + done.people()).isZero();
        assertThat(line(done).path("log").asInt()).isGreaterThan(2);
        assertThat(line(done).path("missing").isNull()).isTrue();
        assertThat(line(done).at("/journal/faults")).isEmpty();
        assertThat(fresh.resolve("postgres/later")).doesNotExist();
        return fresh;
    }

    private void refusesWhatCannotBe() throws Exception {
        var never = root.resolve("never");
        assertThat(restore(backup, never, "--until=" + clock.instant().plusSeconds(3600)))
                .satisfies(later -> assertThat(later.code()).isEqualTo(3))
                .satisfies(later -> assertThat(later.people()).contains("The archive ends before"));
        assertThat(restore(backup, never, "--until=" + Instant.EPOCH))
                .satisfies(early -> assertThat(early.code()).isEqualTo(3))
                .satisfies(early -> assertThat(early.people()).contains("Restore an earlier backup"));
        assertThat(restore(backup, never, "--until=yesterday").code()).isEqualTo(2);
        assertThat(never.resolve("postgres")).doesNotExist();
    }

    private void saysWhatIsMissing() throws Exception {
        var files = logFiles();
        var second = files.get(files.size() - 2);
        var bytes = Files.readAllBytes(second);
        bytes[bytes.length / 2] ^= 1;
        Files.write(second, bytes);
        var changed = restore(backup, root.resolve("changed"), "");
        assertThat(changed.code()).as(changed.people()).isEqualTo(1);
        assertThat(changed.people()).contains("was changed or cut");
        assertThat(root.resolve("changed/postgres")).doesNotExist();

        Files.delete(second);
        var torn = restore(backup, root.resolve("torn"), "");
        assertThat(torn.code()).as(torn.people()).isEqualTo(1);
        assertThat(torn.people()).contains("misses the log file");
        assertThat(second.getFileName().toString())
                .startsWith(line(torn).path("missing").asString("nothing"));
        assertThat(root.resolve("torn/postgres")).as("what came before it").exists();
    }

    private List<Path> logFiles() throws IOException {
        try (var found = Files.list(archive.resolve("log"))) {
            return found.filter(one -> one.getFileName().toString().length() == 28)
                    .sorted()
                    .toList();
        }
    }

    private BuiltServer.Ending restore(Path from, Path to, String until) throws Exception {
        var line = Stream.of(
                        "restore",
                        "--from=" + from,
                        "--to=" + to,
                        "--key=" + key,
                        "--keys=" + keys,
                        "--log=" + archive,
                        until)
                .filter(part -> !part.isEmpty());
        return BuiltServer.run(data, line.toArray(String[]::new));
    }

    private static JsonNode line(BuiltServer.Ending ending) {
        return JsonMapper.shared().readTree(ending.machine());
    }
}
