package org.minqing.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Erasing by destroying keys. The order is: ledger line, forced to disk; then one transaction that removes the wrapped key
 * and enters {@code journal.erased}. A crash between the two leaves a line without its effect, and the next start
 * completes it; a crash before the line leaves nothing done. A key is never gone without a line.
 */
final class Erasures {

    static final String KIND = "journal.erased";

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9.-]{0,62}");
    private static final int CHUNK = 1_000;
    private static final int ATTEMPTS = 20;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final ErasureLedger ledger;
    private final Supplier<List<HeadKeeper>> keepers;
    private final InstantSource clock;

    Erasures(
            JdbcClient jdbc,
            TransactionOperations transaction,
            ErasureLedger ledger,
            Supplier<List<HeadKeeper>> keepers,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ledger = ledger;
        this.keepers = keepers;
        this.clock = clock;
    }

    void erase(UUID stream, String retention, Actor by, String reason) {
        Retention.check(retention);
        if (!REASON.matcher(reason).matches()) {
            throw new IllegalArgumentException("The reason of an erasure is a code");
        }
        made(stream, retention).ifPresent(made -> {
            var post = by.post().map(PostId::value).orElse(null);
            var line = new ErasureLedger.Line(
                    stream, retention, made, by.account().value(), post, reason, clock.instant());
            ledger.write(line);
            destroy(List.of(line));
            LOG.info("Destroyed the data key {} of stream {}: {}", retention, stream, reason);
        });
    }

    /** Destroys again what the ledger lists; called at each start, before anything is opened. */
    int replay() {
        var chunk = new ArrayList<ErasureLedger.Line>(CHUNK);
        var destroyed = new int[1];
        ledger.read(line -> {
            chunk.add(line);
            if (chunk.size() == CHUNK) {
                destroyed[0] += destroy(chunk);
                chunk.clear();
            }
        });
        destroyed[0] += destroy(chunk);
        if (destroyed[0] > 0) {
            LOG.warn("Destroyed {} data keys again that the erasure ledger lists", destroyed[0]);
        }
        return destroyed[0];
    }

    private Optional<Instant> made(UUID stream, String retention) {
        return jdbc.sql("select journal.key_made(:stream, :retention) as made")
                .param("stream", stream)
                .param("retention", retention)
                .query((row, number) -> Optional.ofNullable(row.getObject("made", OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    private int destroy(List<ErasureLedger.Line> lines) {
        if (lines.isEmpty()) {
            return 0;
        }
        for (var attempt = 1; ; attempt++) {
            try {
                var count = transaction.execute(status -> forgetAndEnter(lines));
                return count == null ? 0 : count;
            } catch (ConcurrencyFailureException | DuplicateKeyException overtaken) {
                if (attempt == ATTEMPTS) {
                    throw overtaken;
                }
            }
        }
    }

    private record Place(UUID stream, String retention) {}

    private int forgetAndEnter(List<ErasureLedger.Line> lines) {
        var forgotten = new HashSet<>(jdbc.sql(
                        "select stream, retention from journal.forget_keys(:streams, :retentions, :made)")
                .params(Map.of(
                        "streams", array("uuid", lines.stream().map(ErasureLedger.Line::stream)),
                        "retentions", array("text", lines.stream().map(ErasureLedger.Line::retention)),
                        "made",
                                array(
                                        "timestamptz",
                                        lines.stream().map(line -> line.made().toString()))))
                .query((row, number) -> new Place(row.getObject("stream", UUID.class), row.getString("retention")))
                .list());
        var count = forgotten.size();
        // A place may have been erased more than once; the last line tells who destroyed the key that was there.
        for (var line : lines.reversed()) {
            if (forgotten.remove(new Place(line.stream(), line.retention()))) {
                enter(line);
            }
        }
        return count;
    }

    private static SqlArrayValue array(String type, Stream<?> values) {
        return new SqlArrayValue(type, values.toArray());
    }

    private void enter(ErasureLedger.Line line) {
        var head = jdbc.sql("select version, hash from journal.head_of(:stream)")
                .param("stream", line.stream())
                .query((row, number) -> new Head(row.getInt("version"), row.getBytes("hash")))
                .optional()
                .orElse(Head.NONE);
        var entry = Chain.link(head, draft(line, head.version() + 1));
        keepers.get().forEach(keeper -> keeper.follow(entry));
        jdbc.sql("select " + AppendArrays.append(":accepted"))
                .params(new AppendArrays(List.of(entry), List.of()).parameters())
                .param("accepted", new UUID[] {line.stream()})
                .query((row, number) -> row.getInt(1))
                .single();
    }

    private Draft draft(ErasureLedger.Line line, int version) {
        var by = new Actor(
                new AccountId(line.by()), Optional.ofNullable(line.post()).map(PostId::new));
        var open = "{\"reason\":\"%s\",\"retention\":\"%s\"}".formatted(line.reason(), line.retention());
        return new Draft(
                line.stream(), version, KIND, 1, null, new byte[0], by, line.at(), clock.instant(), open, List.of());
    }
}
