package org.minqing.journal;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.minqing.database.StartRefused;

/**
 * The folder of secrets outside the database. Every file belongs to its owner alone (0600) and is refused otherwise; a
 * secret is written once, durable before it is used, and never changed.
 */
final class KeysFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    static final FileAttribute<Set<PosixFilePermission>> AS_FILE = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    private static final FileAttribute<Set<PosixFilePermission>> AS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;

    KeysFolder(Path folder) {
        this.folder = folder;
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, AS_FOLDER);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The keys folder cannot be made", failed);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** The names of the files of a kind, in order. */
    List<String> names(String prefix, String suffix) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && name.endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("The keys folder cannot be read", failed);
        }
    }

    /** The secret in the file, which is made at first; of two processes that make it at once one wins for both. */
    byte[] secret(String name, Supplier<byte[]> made) {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            keep(file, made.get());
        }
        return read(file);
    }

    Instant writtenAt(String name) {
        try {
            return Files.getLastModifiedTime(folder.resolve(name)).toInstant();
        } catch (IOException failed) {
            throw new UncheckedIOException("A key file cannot be read: " + name, failed);
        }
    }

    /** Overwrites the file before it is removed; what a copying file system or a backup kept is out of its reach. */
    void destroy(String name) {
        var file = folder.resolve(name);
        try {
            try (var channel = FileChannel.open(file, WRITE)) {
                var zeros = ByteBuffer.allocate((int) channel.size());
                while (zeros.hasRemaining()) {
                    channel.write(zeros);
                }
                channel.force(true);
            }
            Files.delete(file);
            force(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("A key file cannot be destroyed: " + name, failed);
        }
    }

    private void keep(Path file, byte[] secret) {
        var draft = folder.resolve(".new-" + UUID.randomUUID());
        try {
            try (var channel = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), AS_FILE)) {
                channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(secret)));
                channel.force(true);
            }
            linkUnlessThere(file, draft);
            Files.delete(draft);
            force(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("A key file cannot be written: " + file.getFileName(), failed);
        }
    }

    private static void linkUnlessThere(Path file, Path draft) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException second) {
            // Another process was first; its secret counts.
        }
    }

    private static byte[] read(Path file) {
        try {
            if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                throw new StartRefused("Others may read the key file " + file + ". Set its mode to 0600.");
            }
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException failed) {
            throw new UncheckedIOException("A key file cannot be read: " + file.getFileName(), failed);
        }
    }

    static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }
}
