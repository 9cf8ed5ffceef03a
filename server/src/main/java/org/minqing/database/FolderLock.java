package org.minqing.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One process owns a data folder. The operating system drops the lock with the process, however it ends, so a lock that is
 * held means an owner that lives.
 */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path data) {
        return attempt(data)
                .orElseThrow(() -> new StartRefused("The data folder " + data + " is in use by " + owner(data)
                        + ". Stop that one first, or set MINQING_DATA to another folder."));
    }

    /** Empty when another process owns the folder. */
    static Optional<FolderLock> attempt(Path data) {
        try {
            Files.createDirectories(data);
            var channel = FileChannel.open(file(data), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return lock(channel).map(FolderLock::signed);
        } catch (IOException unusable) {
            throw new StartRefused("The data folder " + data + " cannot be written to: " + unusable, unusable);
        }
    }

    private static Optional<FileChannel> lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // The same answer as for another process.
        }
        channel.close();
        return Optional.empty();
    }

    private static FolderLock signed(FileChannel channel) {
        try {
            var owner =
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII));
            channel.truncate(0).write(owner);
            return new FolderLock(channel);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String owner(Path data) {
        var pid = read(file(data));
        return pid == null || pid.isBlank() ? "another process" : "process " + pid.strip();
    }

    private static @Nullable String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static Path file(Path data) {
        return data.resolve("lock");
    }

    /** Frees the folder. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
