package org.minqing.journal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Makes erasures final. A destroyed data key's wrapped form may live on in dead rows, write-ahead log and backups, where
 * only its wrapping key opens it. So after erasures a new wrapping key is made, the living data keys are wrapped by it,
 * and the old wrapping key is destroyed when no backup that is still kept needs it. From then on nothing opens the remains.
 */
final class KeyRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRenewal.class);
    private static final int CHUNK = 1_000;
    private static final Duration AT_MOST_EACH = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final MasterKeys keys;
    private final ErasureLedger ledger;
    private final InstantSource clock;
    private final Duration keep;

    /** {@code keep} is how long a wrapping key stays after a newer one took its place: as long as backups are kept. */
    KeyRenewal(
            JdbcClient jdbc,
            Sealing sealing,
            MasterKeys keys,
            ErasureLedger ledger,
            InstantSource clock,
            Duration keep) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.keys = keys;
        this.ledger = ledger;
        this.clock = clock;
        this.keep = keep;
    }

    /** Does what is due: a new wrapping key at most once a day and only after erasures; old ones end after their time. */
    void renewWhenDue() {
        keys.reload();
        var newest = keys.madeAt(keys.newest().id());
        var erasedSince = ledger.lastAt().filter(at -> at.isAfter(newest)).isPresent();
        if (erasedSince && clock.instant().isAfter(newest.plus(AT_MOST_EACH))) {
            keys.advance();
            LOG.info(
                    "Wrapping key {} is made, because data keys were destroyed",
                    keys.newest().id());
        }
        rewrapAll();
        destroyOld();
    }

    /** Wraps every living data key by the newest wrapping key; many small statements, nobody waits for them. */
    int rewrapAll() {
        var rewrapped = 0;
        var last = new Row(new UUID(0, 0), "", new byte[0]);
        while (true) {
            var rows = wrappedBefore(last);
            if (rows.isEmpty()) {
                return rewrapped;
            }
            rewrapped += rewrap(rows);
            last = rows.getLast();
        }
    }

    private void destroyOld() {
        var newest = keys.newest().id();
        for (var id : keys.all().headMap(newest).keySet()) {
            var successor = keys.all().higherKey(id);
            var since = keys.madeAt(successor);
            if (clock.instant().isAfter(since.plus(keep)) && !isWrapping(id)) {
                keys.destroy(id);
                LOG.info("Wrapping key {} is destroyed; what it wrapped in older copies is erased for good", id);
            }
        }
    }

    private record Row(UUID stream, String retention, byte[] wrapped) {}

    private boolean isWrapping(int id) {
        return jdbc.sql("select journal.is_wrapping(:key)")
                .param("key", id)
                .query(Boolean.class)
                .single();
    }

    private List<Row> wrappedBefore(Row last) {
        return jdbc.sql("""
                        select stream, retention, wrapped
                        from journal.keys_wrapped_before(:key, :stream, :retention, :most)
                        """)
                .param("key", keys.newest().id())
                .param("stream", last.stream())
                .param("retention", last.retention())
                .param("most", CHUNK)
                .query((row, number) -> new Row(
                        row.getObject("stream", UUID.class), row.getString("retention"), row.getBytes("wrapped")))
                .list();
    }

    private int rewrap(List<Row> found) {
        // A copy of the database that is older than a destroyed wrapping key holds what nobody can open any more.
        var living = keys.all().keySet();
        var rows = found.stream()
                .filter(row -> living.contains(WrappedKey.parse(row.wrapped()).keyId()))
                .toList();
        var renewed = rows.stream()
                .map(row -> sealing.rewrap(sealing.unwrap(row.stream(), row.retention(), row.wrapped())))
                .toList();
        return jdbc.sql("select journal.rewrap_keys(:streams, :retentions, :old, :new)")
                .params(Map.of(
                        "streams", array("uuid", rows.stream().map(Row::stream)),
                        "retentions", array("text", rows.stream().map(Row::retention)),
                        "old", bytes(rows.stream().map(Row::wrapped)),
                        "new", bytes(renewed.stream().map(DataKey::wrapped))))
                .query(Integer.class)
                .single();
    }

    private static SqlArrayValue array(String type, Stream<?> values) {
        return new SqlArrayValue(type, values.toArray());
    }

    private static SqlArrayValue bytes(Stream<byte[]> values) {
        return new SqlArrayValue("bytea", (Object[]) values.toArray(byte[][]::new));
    }
}
