package org.minqing.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import org.minqing.database.StartRefused;

/** Reads a file of a backup; nothing comes out of a chunk before it is proved to be as it was written. */
final class SealedInput extends InputStream {

    private final String name;
    private final InputStream file;
    private final SealedFormat.Head head;
    private final SecretKey key;
    private byte[] chunk = new byte[0];
    private int taken;
    private long number;
    private boolean ended;

    private SealedInput(String name, InputStream file, SealedFormat.Head head, SecretKey key) {
        this.name = name;
        this.file = file;
        this.head = head;
        this.key = key;
    }

    static SealedInput from(Path path, BackupKey key) throws IOException {
        var name = path.getFileName().toString();
        if (!Files.isRegularFile(path)) {
            throw new BackupBroken("The backup is not whole: there is no file " + path + ".");
        }
        var file = new BufferedInputStream(Files.newInputStream(path), SealedFormat.CHUNK);
        try {
            var head = head(name, file.readNBytes(SealedFormat.HEAD));
            if (!Arrays.equals(head.keyId(), key.id())) {
                throw new StartRefused("The backup was made under another key, or its first bytes were changed.");
            }
            return new SealedInput(name, file, head, head.key(key, name));
        } catch (RuntimeException refused) {
            file.close();
            throw refused;
        }
    }

    private static SealedFormat.Head head(String name, byte[] bytes) {
        try {
            return SealedFormat.Head.parse(bytes);
        } catch (RuntimeException broken) {
            throw new BackupBroken(
                    "The file " + name + " of the backup begins as none does that this program knows.", broken);
        }
    }

    byte[] backupId() {
        return head.backupId().clone();
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk[taken++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        var part = Math.min(length, chunk.length - taken);
        System.arraycopy(chunk, taken, into, offset, part);
        taken += part;
        return part;
    }

    /** False at the end, which is only believed when the last chunk says so. */
    private boolean fill() throws IOException {
        while (taken == chunk.length && !ended) {
            var box = file.readNBytes(SealedFormat.CHUNK + SealedFormat.TAG);
            file.mark(1);
            ended = file.read() < 0;
            file.reset();
            chunk = open(box);
            taken = 0;
            number++;
        }
        return taken < chunk.length;
    }

    private byte[] open(byte[] box) {
        try {
            return SealedFormat.cipher(Cipher.DECRYPT_MODE, key, number, ended).doFinal(box);
        } catch (AEADBadTagException altered) {
            throw new BackupBroken("The file " + name + " of the backup was changed or cut.", altered);
        } catch (GeneralSecurityException broken) {
            throw new BackupBroken("The file " + name + " of the backup was changed or cut.", broken);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
