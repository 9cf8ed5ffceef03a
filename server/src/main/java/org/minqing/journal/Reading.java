package org.minqing.journal;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One step of a reader: its position row is locked, the next stretch is taken and the position moved, all in one
 * transaction. Whoever else runs the same reader passes over the locked row, so each entry takes effect once.
 */
final class Reading {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Stretches stretches;
    private final int batch;

    Reading(JdbcClient jdbc, TransactionOperations transaction, Stretches stretches, int batch) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.stretches = stretches;
        this.batch = batch;
    }

    /** Gives a new reader its position before the first entry. */
    void enrol(String reader) {
        jdbc.sql("""
                        insert into journal.position (reader, incarnation, xid, seq) values (:reader, 0, '0', 0)
                        on conflict (reader) do nothing
                        """).param("reader", reader).update();
    }

    /** After a failure: nothing that was read before it is taken for granted. */
    void forget() {
        stretches.forget();
    }

    /**
     * Whether there may be something to take; one cheap statement, asked most often in vain. It asks for the next entry and
     * not whether one exists: of the latter the planner forgets the order, and may read the whole journal for it.
     */
    boolean hasNews(String reader) {
        return jdbc.sql("""
                        select true
                        from journal.position p
                        cross join lateral (
                            select 1 from journal.entry e
                            where (e.incarnation, e.xid, e.seq) > (p.incarnation, p.xid, p.seq)
                              and (e.incarnation, e.xid) < ((select max(id) from journal.incarnation),
                                                            pg_snapshot_xmin(pg_current_snapshot()))
                            order by e.incarnation, e.xid, e.seq limit 1) as next
                        where p.reader = :reader
                        """)
                .param("reader", reader)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** What a step came to. */
    enum Taken {
        NOTHING,
        SOME,
        /** As much as one step takes: more is likely to wait. */
        A_BATCH
    }

    /** Takes a stretch; whether the position moved. */
    boolean step(JournalReader reader) {
        return take(reader) != Taken.NOTHING;
    }

    /** Takes a stretch. */
    Taken take(JournalReader reader) {
        return Objects.requireNonNullElse(transaction.execute(status -> advance(reader)), Taken.NOTHING);
    }

    private Taken advance(JournalReader reader) {
        var locked = lock(reader.name());
        if (locked.isEmpty()) {
            return Taken.NOTHING;
        }
        var next = stretches.after(locked.get(), batch, stopped(reader.name()));
        if (!next.movesFrom(locked.get())) {
            return Taken.NOTHING;
        }
        next.stretch().stopped().forEach((stream, version) -> stop(reader.name(), stream, version));
        if (!next.stretch().entries().isEmpty()) {
            reader.take(next.stretch().entries(), jdbc);
        }
        move(reader.name(), next.position());
        return next.stretch().read() < batch ? Taken.SOME : Taken.A_BATCH;
    }

    /** Nothing when somebody else runs this reader just now. */
    private Optional<Position> lock(String reader) {
        return jdbc.sql("""
                        select incarnation, xid::text as xid, seq from journal.position
                        where reader = :reader for update skip locked
                        """)
                .param("reader", reader)
                .query((row, number) -> EntryRows.position(row))
                .optional();
    }

    private Set<UUID> stopped(String reader) {
        return new HashSet<>(jdbc.sql("select stream from journal.stopped where reader = :reader")
                .param("reader", reader)
                .query(UUID.class)
                .list());
    }

    private void stop(String reader, UUID stream, int version) {
        LOG.error("Reader {} stops stream {}: the entry before version {} is missing", reader, stream, version);
        jdbc.sql("""
                        insert into journal.stopped (reader, stream, taken)
                        values (:reader, :stream, coalesce((select max(e.version) from journal.entry e
                                                            where e.stream = :stream and e.version < :version), 0))
                        """)
                .param("reader", reader)
                .param("stream", stream)
                .param("version", version)
                .update();
    }

    /**
     * Lets a reader take up the streams again that it stopped and whose missing entry has been brought back; what it
     * passed over meanwhile is taken first.
     */
    void release(JournalReader reader) {
        transaction.executeWithoutResult(status -> {
            var position = lock(reader.name());
            if (position.isPresent()) {
                whole(reader.name()).forEach((stream, taken) -> catchUp(reader, stream, taken, position.get()));
            }
        });
    }

    private Map<UUID, Integer> whole(String reader) {
        return jdbc
                .sql("""
                        select s.stream, s.taken from journal.stopped s
                        where s.reader = :reader
                          and (select count(*) = max(e.version) from journal.entry e where e.stream = s.stream)
                        """)
                .param("reader", reader)
                .query((row, number) -> Map.entry(row.getObject("stream", UUID.class), row.getInt("taken")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void catchUp(JournalReader reader, UUID stream, int taken, Position position) {
        var missed = jdbc.sql("select " + EntryRows.COLUMNS + """
                         from journal.entry e
                        where e.stream = :stream and e.version > :taken
                          and (e.incarnation, e.xid, e.seq) <= (:incarnation, cast(:xid as xid8), :seq)
                        order by e.version
                        """)
                .param("stream", stream)
                .param("taken", taken)
                .param("incarnation", position.incarnation())
                .param("xid", Long.toString(position.xid()))
                .param("seq", position.seq())
                .query(EntryRows::map)
                .list();
        if (!missed.isEmpty()) {
            reader.take(missed, jdbc);
        }
        jdbc.sql("delete from journal.stopped where reader = :reader and stream = :stream")
                .param("reader", reader.name())
                .param("stream", stream)
                .update();
        LOG.warn("Reader {} takes up stream {} again after version {}", reader.name(), stream, taken);
    }

    private void move(String reader, Position position) {
        jdbc.sql("""
                        update journal.position
                        set incarnation = :incarnation, xid = cast(:xid as xid8), seq = :seq, moved_at = clock_timestamp()
                        where reader = :reader
                        """)
                .param("reader", reader)
                .param("incarnation", position.incarnation())
                .param("xid", Long.toString(position.xid()))
                .param("seq", position.seq())
                .update();
    }
}
