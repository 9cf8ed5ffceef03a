package org.minqing.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The seals outside the database: a folder with a file for each day (UTC), a JSON line for each seal, only ever added to
 * and forced to disk. What an auditor takes away regularly, best to another machine.
 */
final class SealCopies {

    private static final int BLOCK = 8_192;

    private final Path folder;
    private final JsonMapper json = JsonMapper.builder().build();

    SealCopies(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("The folder of seals cannot be made", failed);
        }
    }

    /** Copies while nobody else does, in no process that has the folder too; not at all while somebody does. */
    void alone(Runnable copying) {
        try (var channel = FileChannel.open(folder.resolveSibling(folder.getFileName() + ".lock"), CREATE, WRITE);
                var lock = channel.tryLock()) {
            if (lock != null) {
                copying.run();
            }
        } catch (OverlappingFileLockException byAnotherOfThisProcess) {
            // The same as by another process.
        } catch (IOException failed) {
            throw new UncheckedIOException("The folder of seals cannot be locked", failed);
        }
    }

    void add(Seal seal) {
        var day = seal.sealedAt().atOffset(ZoneOffset.UTC).toLocalDate();
        var last = files().stream().reduce((one, next) -> next);
        // A clock that went back must not put a seal before an earlier one.
        var named = folder.resolve("seals-" + day + ".jsonl");
        var file = last.filter(found -> found.compareTo(named) > 0).orElse(named);
        try (var channel = FileChannel.open(file, CREATE, READ, WRITE)) {
            // What a crash cut off has no line feed behind it, and is written again.
            channel.position(behindLineFeed(channel, channel.size()));
            var line = ByteBuffer.wrap((json.writeValueAsString(seal) + "\n").getBytes(UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.truncate(channel.position());
            channel.force(true);
            KeysFolder.force(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("A seal cannot be copied outside the database", failed);
        }
    }

    /** The last seal that was copied whole. */
    Optional<Seal> last() {
        return files().reversed().stream().flatMap(file -> last(file).stream()).findFirst();
    }

    /** Asked for every few seconds, so from the end of the file: a long day costs no more than a short one. */
    private Optional<Seal> last(Path file) {
        try (var channel = FileChannel.open(file, READ)) {
            var end = behindLineFeed(channel, channel.size());
            while (end > 0) {
                var begin = behindLineFeed(channel, end - 1);
                var seal = parse(UTF_8.decode(read(channel, begin, end - 1)).toString());
                if (seal.isPresent()) {
                    return seal;
                }
                end = begin;
            }
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("A copy of seals cannot be read", failed);
        }
    }

    /** All seals in the order in which they were copied, one in memory at a time. */
    Cursor all() {
        return new Cursor(files());
    }

    /** Goes from line to line and from file to file. */
    final class Cursor implements Iterator<Seal>, AutoCloseable {

        private final Iterator<Path> files;
        private @Nullable BufferedReader open;
        private @Nullable Seal next;

        Cursor(List<Path> files) {
            this.files = files.iterator();
            this.next = read();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Seal next() {
            var seal = next;
            if (seal == null) {
                throw new NoSuchElementException();
            }
            next = read();
            return seal;
        }

        private @Nullable Seal read() {
            try {
                for (var line = line(); line != null; line = line()) {
                    var seal = parse(line);
                    if (seal.isPresent()) {
                        return seal.get();
                    }
                }
                return null;
            } catch (IOException failed) {
                throw new UncheckedIOException("A copy of seals cannot be read", failed);
            }
        }

        private @Nullable String line() throws IOException {
            while (true) {
                var line = open == null ? null : open.readLine();
                if (line != null || !files.hasNext()) {
                    return line;
                }
                close();
                open = Files.newBufferedReader(files.next());
            }
        }

        @Override
        public void close() {
            try {
                if (open != null) {
                    open.close();
                }
            } catch (IOException failed) {
                throw new UncheckedIOException("A copy of seals cannot be closed", failed);
            }
        }
    }

    /** A line that a crash cut off is no seal; it is copied again. */
    private Optional<Seal> parse(String line) {
        try {
            return Optional.of(json.readValue(line, Seal.class));
        } catch (JacksonException unfinished) {
            return Optional.empty();
        }
    }

    private List<Path> files() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("seals-.*\\.jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("The folder of seals cannot be read", failed);
        }
    }

    /** The place behind the last line feed before {@code end}; the beginning of the file where there is none. */
    private static long behindLineFeed(FileChannel channel, long end) throws IOException {
        for (var to = end; to > 0; to -= BLOCK) {
            var from = Math.max(0, to - BLOCK);
            var block = read(channel, from, to);
            for (var at = block.limit() - 1; at >= 0; at--) {
                if (block.get(at) == '\n') {
                    return from + at + 1;
                }
            }
        }
        return 0;
    }

    private static ByteBuffer read(FileChannel channel, long from, long to) throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException("The file became shorter");
            }
        }
        return bytes.flip();
    }
}
