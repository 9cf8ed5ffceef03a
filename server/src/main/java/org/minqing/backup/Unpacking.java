package org.minqing.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.minqing.backup.Manifest.Part;

/** Takes the files out of a backup and holds each against the manifest: all of them, in their order, and no other. */
final class Unpacking {

    private static final int BUFFER = 64 * 1024;
    private static final Set<StandardOpenOption> ANEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path backup;
    private final BackupKey key;
    private final Manifest manifest;
    private final Function<String, Path> places;

    /** {@code places} says where a file of this name belongs. */
    Unpacking(Path backup, BackupKey key, Manifest manifest, Function<String, Path> places) {
        this.backup = backup;
        this.key = key;
        this.manifest = manifest;
        this.places = places;
    }

    void run() throws IOException {
        try (var sealed = SealedInput.from(backup.resolve(Manifest.CONTENT), key);
                var tar = new TarArchiveInputStream(
                        new GZIPInputStream(new BufferedInputStream(sealed, BUFFER), BUFFER), "UTF-8")) {
            if (!HexFormat.of().formatHex(sealed.backupId()).equals(manifest.id())) {
                throw new BackupBroken("The files of the backup belong to different backups.");
            }
            unpack(tar);
            sealed.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException | EOFException broken) {
            throw new BackupBroken("The content of the backup cannot be unpacked.", broken);
        }
    }

    private void unpack(TarArchiveInputStream tar) throws IOException {
        var expected = manifest.files().iterator();
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isDirectory()) {
                Files.createDirectories(places.apply(entry.getName()));
                continue;
            }
            if (!expected.hasNext()) {
                throw new BackupBroken("The backup holds a file that its manifest does not know: " + entry.getName());
            }
            var part = expected.next();
            if (!part.path().equals(entry.getName()) || part.length() != entry.getSize()) {
                throw new BackupBroken("The backup and its manifest do not agree about " + part.path() + ".");
            }
            write(part, tar);
        }
        if (expected.hasNext()) {
            throw new BackupBroken("The backup misses " + expected.next().path() + ".");
        }
    }

    private void write(Part part, InputStream content) throws IOException {
        var file = places.apply(part.path());
        Files.createDirectories(file.getParent());
        var digest = Content.sha256();
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(file, ANEW, owner)) {
            var buffer = new byte[BUFFER];
            for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
                var bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            // PostgreSQL forces its own files when it recovers.
            if (!part.path().startsWith(Backup.DATABASE + "/")) {
                channel.force(true);
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
            throw new BackupBroken("The content of " + part.path() + " is not what the manifest says.");
        }
    }
}
