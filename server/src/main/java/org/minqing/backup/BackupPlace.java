package org.minqing.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.minqing.database.StartRefused;

/**
 * The folder that backups are put into, one at a time. A backup is written under a name that is none and gets its own when
 * all of it is on the disk; what a cut left behind is removed by the next one.
 */
final class BackupPlace implements AutoCloseable {

    private static final String HALF = ".part";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'minqing-'uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final FileChannel lock;

    private BackupPlace(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static BackupPlace in(Path folder) throws IOException {
        Files.createDirectories(folder);
        var lock = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isOurs(lock)) {
            lock.close();
            throw new StartRefused("Another backup into " + folder + " is being made.");
        }
        try (var left = Files.newDirectoryStream(folder, "*" + HALF)) {
            for (var half : left) {
                remove(half);
            }
        }
        return new BackupPlace(folder, lock);
    }

    private static boolean isOurs(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** An empty folder to write into. */
    Path draft() throws IOException {
        return Files.createDirectory(
                folder.resolve("backup" + HALF),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Makes the draft a backup. Its files are on the disk; after this their names are too. */
    Path publish(Path draft, Instant at) throws IOException {
        force(draft);
        var named = Files.move(draft, folder.resolve(NAME.format(at)), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        return named;
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void remove(Path draft) throws IOException {
        Files.walkFileTree(draft, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path place, @Nullable IOException failure) throws IOException {
                Files.delete(place);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
