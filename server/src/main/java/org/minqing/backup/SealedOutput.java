package org.minqing.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Writes a file of a backup; closing it writes the last chunk and forces all of it to disk. */
final class SealedOutput extends OutputStream {

    private final FileChannel channel;
    private final SecretKey key;
    private final byte[] chunk = new byte[SealedFormat.CHUNK];
    private int filled;
    private long number;
    private boolean closed;

    private SealedOutput(FileChannel channel, SecretKey key) {
        this.channel = channel;
        this.key = key;
    }

    static SealedOutput to(Path file, BackupKey key, byte[] backupId) throws IOException {
        var salt = new byte[SealedFormat.SALT];
        new SecureRandom().nextBytes(salt);
        var head = new SealedFormat.Head(key.id(), backupId, salt);
        var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var output = new SealedOutput(channel, head.key(key, file.getFileName().toString()));
        output.put(head.toBytes());
        return output;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        var from = offset;
        while (from < offset + length) {
            if (filled == chunk.length) {
                flushChunk(false);
            }
            var part = Math.min(offset + length - from, chunk.length - filled);
            System.arraycopy(bytes, from, chunk, filled, part);
            filled += part;
            from += part;
        }
    }

    private void flushChunk(boolean last) throws IOException {
        try {
            put(SealedFormat.cipher(Cipher.ENCRYPT_MODE, key, number, last).doFinal(chunk, 0, filled));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has AES-GCM", impossible);
        }
        number++;
        filled = 0;
    }

    private void put(byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (channel) {
            flushChunk(true);
            channel.force(true);
        }
    }
}
