package org.minqing.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.minqing.database.StartRefused;

/**
 * The key that backups are encrypted under: 256 random bits in a file of its owner's. No file is encrypted under it itself;
 * each has a key derived from it, its own salt and what it is.
 */
public final class BackupKey {

    static final int ID = 8;

    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final SecretKey secret;

    private BackupKey(byte[] secret) {
        this.secret = new SecretKeySpec(secret, "HKDF");
    }

    /** Makes a key in a file that is not there yet. */
    public static BackupKey make(Path file) {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(secret)));
            channel.force(true);
            return new BackupKey(secret);
        } catch (FileAlreadyExistsException there) {
            throw new StartRefused("The file " + file + " is there already; use it with --key.", there);
        } catch (IOException failed) {
            throw new StartRefused("The key file " + file + " cannot be written: " + failed, failed);
        }
    }

    public static BackupKey read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StartRefused("There is no key file " + file + ".");
        }
        try {
            if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                throw new StartRefused("Others may read the key file " + file + ". Set its mode to 0600.");
            }
            var secret = Base64.getDecoder().decode(Files.readString(file).strip());
            if (secret.length == BYTES) {
                return new BackupKey(secret);
            }
            throw new StartRefused("The file " + file + " is no key of a backup.");
        } catch (IllegalArgumentException noBase64) {
            throw new StartRefused("The file " + file + " is no key of a backup.", noBase64);
        } catch (IOException failed) {
            throw new UncheckedIOException("The key file cannot be read", failed);
        }
    }

    /** Tells one key from another without saying anything about it. */
    byte[] id() {
        return derive(new byte[0], "minqing backup: id of the key".getBytes(StandardCharsets.UTF_8), ID);
    }

    SecretKey forFile(byte[] salt, byte[] purpose) {
        return new SecretKeySpec(derive(salt, purpose, BYTES), "AES");
    }

    private byte[] derive(byte[] salt, byte[] purpose, int length) {
        try {
            var parts =
                    HKDFParameterSpec.ofExtract().addIKM(secret).addSalt(salt).thenExpand(purpose, length);
            return KDF.getInstance("HKDF-SHA256").deriveData(parts);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java from 25 on has HKDF-SHA256", impossible);
        }
    }
}
