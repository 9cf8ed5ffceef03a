package org.minqing.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.database.StartRefused;

class SealingTest {

    private static final UUID STREAM = new UUID(3, 1);
    private static final byte[] NAME = "示例 张三".getBytes(UTF_8);

    @TempDir
    private Path folder;

    private MasterKeys keys;
    private Sealing sealing;

    @BeforeEach
    void open() {
        keys = new MasterKeys(new KeysFolder(folder.resolve("keys")));
        sealing = new Sealing(keys);
    }

    @Test
    void opensWhatItSealed() {
        var key = sealing.create(STREAM, "case-2y");
        var part = sealing.seal(key, 1, NAME);

        var later = new Sealing(new MasterKeys(new KeysFolder(folder.resolve("keys"))));
        var unwrapped = later.unwrap(STREAM, "case-2y", key.wrapped());

        assertThat(later.open(unwrapped, 1, part)).isEqualTo(NAME);
        assertThat(part.toString() + key).doesNotContain("张三");
    }

    @Test
    void neverSealsTheSameContentToTheSameBytes() {
        var key = sealing.create(STREAM, "case-2y");

        assertThat(sealing.seal(key, 1, NAME)).isNotEqualTo(sealing.seal(key, 1, NAME));
    }

    @Test
    void refusesAPartThatWasMovedOrAltered() {
        var key = sealing.create(STREAM, "case-2y");
        var part = sealing.seal(key, 1, NAME);
        var altered = part.ciphertext().clone();
        altered[altered.length - 1] ^= 1;

        assertThatThrownBy(() -> sealing.open(key, 2, part)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> sealing.open(key, 1, new SealedPart("contact", part.ciphertext())))
                .isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> sealing.open(key, 1, new SealedPart("case-2y", altered)))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void refusesAKeyThatWasWrappedForAnotherStream() {
        var wrapped = sealing.create(STREAM, "case-2y").wrapped();

        assertThatThrownBy(() -> sealing.unwrap(new UUID(3, 2), "case-2y", wrapped))
                .isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> sealing.unwrap(STREAM, "contact", wrapped)).isInstanceOf(SealBroken.class);
    }

    @Test
    void opensOldKeysAfterTheWrappingKeyIsRenewedUntilTheOldOneIsDestroyed() {
        var key = sealing.create(STREAM, "case-2y");
        var part = sealing.seal(key, 1, NAME);

        keys.advance();
        var renewed = sealing.rewrap(sealing.unwrap(STREAM, "case-2y", key.wrapped()));
        keys.destroy(1);

        assertThat(sealing.open(sealing.unwrap(STREAM, "case-2y", renewed.wrapped()), 1, part))
                .isEqualTo(NAME);
        assertThatThrownBy(() -> sealing.unwrap(STREAM, "case-2y", key.wrapped()))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void refusesKeysThatOthersMayRead() throws IOException {
        var file = folder.resolve("keys").resolve("wrapping-0001.key");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> new MasterKeys(new KeysFolder(folder.resolve("keys"))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("0600");
    }
}
