package org.minqing.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.database.StartRefused;

/** A copy of the keys follows them and forgets nothing. */
class KeysCopyTest {

    private static final FileTime THEN = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

    @TempDir
    private Path root;

    private Path keys;
    private Path copy;
    private MasterKeys masters;

    @BeforeEach
    void make() throws IOException {
        keys = root.resolve("keys");
        copy = root.resolve("copy");
        masters = new MasterKeys(new KeysFolder(keys));
        assertThat(new SealKeys(new KeysFolder(keys)).newest()).isEqualTo(1);
        Files.setLastModifiedTime(keys.resolve("wrapping-0001.key"), THEN);
        KeysCopy.follow(keys, copy);
    }

    @Test
    void aDestroyedKeyIsDestroyedInTheCopyToo() throws IOException {
        assertThat(Files.getLastModifiedTime(copy.resolve("wrapping-0001.key"))).isEqualTo(THEN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("seal-0001.key"))))
                .isEqualTo("rw-------");
        masters.advance();
        masters.destroy(1);
        erase("one\n");
        KeysCopy.follow(keys, copy);
        assertThat(copy.resolve("wrapping-0001.key")).doesNotExist();
        assertThat(copy.resolve("wrapping-0002.key")).hasSameBinaryContentAs(keys.resolve("wrapping-0002.key"));
        assertThat(copy.resolve("erasures.jsonl")).hasContent("one");
    }

    @Test
    void anotherCityAnOlderLedgerAndAnEmptyFolderAreRefused() throws IOException {
        erase("one\n");
        KeysCopy.follow(keys, copy);
        Files.writeString(keys.resolve("erasures.jsonl"), "two\n");
        refused("knows more than");
        Files.delete(keys.resolve("erasures.jsonl"));
        refused("knows more than");
        Files.delete(keys.resolve("seal-0001.key"));
        assertThat(new SealKeys(new KeysFolder(keys)).newest()).isEqualTo(1);
        refused("holds other keys");
        Files.delete(keys.resolve("seal-0001.key"));
        refused("holds no keys");
    }

    private void refused(String words) {
        assertThatThrownBy(() -> KeysCopy.follow(keys, copy))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(words);
        assertThat(copy.resolve("erasures.jsonl")).hasContent("one");
    }

    private void erase(String line) throws IOException {
        Files.write(
                keys.resolve("erasures.jsonl"),
                line.getBytes(UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
