package org.minqing.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The list of what has been erased, beside the keys and outside the database, one JSON line each. A line is durable before
 * the key is destroyed, so that neither a crash nor an older copy of the database brings the key back.
 */
final class ErasureLedger {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureLedger.class);

    private final Path file;
    private final JsonMapper json = JsonMapper.builder().build();

    /** {@code made} is the time of the destroyed key: a later key of the same place is another one and lives. */
    record Line(
            UUID stream,
            String retention,
            Instant made,
            UUID by,
            @Nullable UUID post,
            String reason,
            Instant at) {}

    ErasureLedger(KeysFolder folder) {
        this.file = folder.file("erasures.jsonl");
    }

    synchronized void write(Line line) {
        try (var channel = FileChannel.open(file, Set.of(CREATE, READ, WRITE), KeysFolder.AS_FILE);
                var lock = channel.lock()) {
            channel.position(lock.channel().size());
            var text = (endsInTheMiddle(channel) ? "\n" : "") + json.writeValueAsString(line) + "\n";
            var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException failed) {
            throw new UncheckedIOException("The erasure ledger cannot be written", failed);
        }
    }

    /** When something was last erased, by the time of the file. */
    Optional<Instant> lastAt() {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.getLastModifiedTime(file).toInstant())
                    : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("The erasure ledger cannot be read", failed);
        }
    }

    void read(Consumer<Line> each) {
        if (!Files.exists(file)) {
            return;
        }
        try (var lines = Files.lines(file)) {
            lines.filter(line -> !line.isBlank()).forEach(line -> parse(line, each));
        } catch (IOException failed) {
            throw new UncheckedIOException("The erasure ledger cannot be read", failed);
        }
    }

    /** A crash in the middle of a write leaves half a line; its erasure had not begun. */
    private static boolean endsInTheMiddle(FileChannel channel) throws IOException {
        var last = ByteBuffer.allocate(1);
        return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
    }

    private void parse(String text, Consumer<Line> each) {
        Line line;
        try {
            line = json.readValue(text, Line.class);
        } catch (JacksonException broken) {
            LOG.warn("A line of the erasure ledger was never finished; its erasure had not begun");
            return;
        }
        each.accept(line);
    }
}
