package org.minqing.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.database.HotCopy;
import org.minqing.database.StartRefused;
import org.minqing.journal.KeysCopy;
import org.minqing.kernel.Settings;

/** A backup that is not exactly as it was made is not used, and says why; the folder stays empty. */
class RefusedBackupTest {

    private static final KeysCopy.State KEYS = new KeysCopy.State(1, 1, 0);

    private static final Restore.Later NO_MORE = new Restore.Later(Optional.empty(), Optional.empty());

    @TempDir
    private Path root;

    private BackupKey key;
    private Path keys;
    private Path backup;
    private int made;

    @BeforeEach
    void make() throws IOException {
        key = BackupKey.make(root.resolve("backup.key"));
        keys = Files.createDirectory(root.resolve("keys"));
        Files.writeString(keys.resolve("wrapping-0001.key"), "c2VjcmV0");
        Files.writeString(keys.resolve("seal-0001.key"), "c2VjcmV0");
        backup = make(HotCopy.version(), KEYS);
    }

    @Test
    void takesOutExactlyWhatWasPutIn() {
        try (var restore = Restore.unpack(backup, key, settings(), Optional.of(keys), NO_MORE)) {
            assertThat(restore.origin().files()).isEqualTo(3);
            assertThat(root.resolve("data/restoring/postgres/cluster/base/1/2")).hasBinaryContent(noise());
            assertThat(root.resolve("data/restoring/postgres/cluster/pg_wal")).isEmptyDirectory();
            assertThat(root.resolve("data/restoring/postgres/passwords")).hasContent("a=b");
            assertThat(root.resolve("data/restoring/keys/wrapping-0001.key")).exists();
        }
        assertThat(root.resolve("data")).isDirectoryNotContaining("glob:**restoring");
    }

    @Test
    void noByteCanBeChangedNoEndCutAndNothingAdded() throws IOException {
        for (var file : new String[] {Manifest.NAME, Manifest.CONTENT}) {
            var path = backup.resolve(file);
            var whole = Files.readAllBytes(path);
            for (var place : new int[] {0, 5, 20, 50, SealedFormat.HEAD, whole.length / 2, whole.length - 1}) {
                var changed = whole.clone();
                changed[place] ^= 1;
                Files.write(path, changed);
                refused("backup");
            }
            var first = SealedFormat.HEAD + SealedFormat.CHUNK + SealedFormat.TAG;
            for (var length :
                    new int[] {0, 10, SealedFormat.HEAD, Math.min(first, whole.length - 1), whole.length - 1}) {
                Files.write(path, Arrays.copyOf(whole, length));
                refused("backup");
            }
            Files.write(path, Arrays.copyOf(whole, whole.length + 1));
            refused("changed or cut");
            Files.delete(path);
            refused(" no ");
            Files.write(path, whole);
        }
    }

    @Test
    void filesOfTwoBackupsAreNoBackup() throws IOException {
        var other = make(HotCopy.version(), KEYS);
        Files.copy(
                other.resolve(Manifest.CONTENT), backup.resolve(Manifest.CONTENT), StandardCopyOption.REPLACE_EXISTING);
        refused("belong to different backups");
    }

    @Test
    void anotherKeyAnotherPostgresOlderKeysAndAFullFolderAreRefused() throws IOException {
        var other = BackupKey.make(root.resolve("other.key"));
        assertThatThrownBy(() -> Restore.unpack(backup, other, settings(), Optional.of(keys), NO_MORE))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("under another key");
        assertThatThrownBy(() -> Restore.unpack(make("17.2", KEYS), key, settings(), Optional.of(keys), NO_MORE))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PostgreSQL 17.2");
        var later = make(HotCopy.version(), new KeysCopy.State(2, 1, 0));
        assertThatThrownBy(() -> Restore.unpack(later, key, settings(), Optional.of(keys), NO_MORE))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("older than the backup");
        refused("the newest one in it is", root);
        Files.createDirectory(root.resolve("data"));
        Files.writeString(root.resolve("data/mine"), "x");
        refused("is not empty");
        assertThat(root.resolve("data/mine")).hasContent("x");
    }

    @Test
    void aKeyIsMadeOnceAndForItsOwnerAlone() throws IOException {
        var file = root.resolve("backup.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(BackupKey.read(file).id()).isEqualTo(key.id());
        assertThatThrownBy(() -> BackupKey.make(file)).hasMessageContaining("is there already");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> BackupKey.read(file)).hasMessageContaining("0600");
    }

    private void refused(String words) {
        refused(words, backup);
    }

    private void refused(String words, Path from) {
        assertThatThrownBy(() -> Restore.unpack(from, key, settings(), Optional.of(keys), NO_MORE))
                .isInstanceOfAny(BackupBroken.class, StartRefused.class)
                .hasMessageContaining(words);
        assertThat(root.resolve("data/restoring")).doesNotExist();
    }

    private Settings settings() {
        return Settings.from(Map.of("MINQING_DATA", root.resolve("data").toString()));
    }

    /** Larger than a chunk, and nothing that could be packed. */
    private static byte[] noise() {
        var bytes = new byte[SealedFormat.CHUNK * 2];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private Path make(String postgres, KeysCopy.State state) throws IOException {
        var folder = Files.createDirectory(root.resolve("minqing-" + ++made));
        var id = new byte[SealedFormat.BACKUP_ID];
        id[0] = (byte) made;
        var content = Content.to(folder, key, id);
        try (content) {
            content.file(Backup.PASSWORDS, 3, new ByteArrayInputStream(new byte[] {'a', '=', 'b'}));
            var database = content.below(Backup.DATABASE);
            database.folder("pg_wal");
            database.file("base/1/2", noise().length, new ByteArrayInputStream(noise()));
            content.below(Backup.PHOTOS).file("aa/x", 1, new ByteArrayInputStream(new byte[1]));
        }
        new Manifest(
                        Manifest.FORMAT,
                        HexFormat.of().formatHex(id),
                        Instant.EPOCH,
                        postgres,
                        "sample",
                        1,
                        state,
                        "a",
                        "b",
                        content.parts())
                .write(folder, key, id);
        return folder;
    }
}
