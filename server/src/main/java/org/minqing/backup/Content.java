package org.minqing.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.minqing.backup.Manifest.Part;
import org.minqing.database.HotCopy;

/** The files of a backup as they are written: a tar, packed, encrypted, and each file written down for the manifest. */
final class Content implements HotCopy.Taker, AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final TarArchiveOutputStream tar;
    private final String prefix;
    private final List<Part> parts;

    private Content(TarArchiveOutputStream tar, String prefix, List<Part> parts) {
        this.tar = tar;
        this.prefix = prefix;
        this.parts = parts;
    }

    static Content to(Path folder, BackupKey key, byte[] id) throws IOException {
        var sealed = SealedOutput.to(folder.resolve(Manifest.CONTENT), key, id);
        var tar = new TarArchiveOutputStream(new Packed(sealed), "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return new Content(tar, "", new ArrayList<>());
    }

    /** What is given to this one lies below a folder of that name. */
    Content below(String name) {
        return new Content(tar, prefix + name + "/", parts);
    }

    @Override
    public void folder(String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(prefix + name + "/"));
        tar.closeArchiveEntry();
    }

    @Override
    public void file(String name, long length, InputStream content) throws IOException {
        var entry = new TarArchiveEntry(prefix + name);
        entry.setSize(length);
        tar.putArchiveEntry(entry);
        var digest = sha256();
        copy(content, length, digest);
        tar.closeArchiveEntry();
        parts.add(new Part(prefix + name, length, HexFormat.of().formatHex(digest.digest())));
    }

    private void copy(InputStream content, long length, MessageDigest digest) throws IOException {
        var buffer = new byte[BUFFER];
        var left = length;
        while (left > 0) {
            var read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("A file became shorter while it was copied");
            }
            digest.update(buffer, 0, read);
            tar.write(buffer, 0, read);
            left -= read;
        }
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** Ends the file and forces it to disk. */
    @Override
    public void close() throws IOException {
        tar.close();
    }

    /** Packs fast rather than small: most of a database is empty space. */
    private static final class Packed extends GZIPOutputStream {

        Packed(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
