package org.minqing.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * The encrypted photos on disk, each under its random id, spread over 256 directories. A file is there completely or not
 * at all: it is written aside, forced to disk and renamed.
 */
final class Folder {

    private final Path root;

    Folder(Path root) {
        this.root = root;
    }

    void write(UUID id, byte[] content) {
        var directory = directory(id);
        try {
            Files.createDirectories(directory);
            var aside = Files.createTempFile(directory, "new-", ".part");
            try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(aside, place(id), StandardCopyOption.ATOMIC_MOVE);
            force(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException("A photo cannot be written", failed);
        }
    }

    Optional<byte[]> read(UUID id) {
        try {
            return Optional.of(Files.readAllBytes(place(id)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("A photo cannot be read", failed);
        }
    }

    void delete(UUID id) {
        try {
            Files.deleteIfExists(place(id));
        } catch (IOException failed) {
            throw new UncheckedIOException("A photo cannot be deleted", failed);
        }
    }

    private Path place(UUID id) {
        return directory(id).resolve(id.toString());
    }

    private Path directory(UUID id) {
        return root.resolve(id.toString().substring(34));
    }

    private static void force(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
