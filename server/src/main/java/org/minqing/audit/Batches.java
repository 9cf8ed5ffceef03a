package org.minqing.audit;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.minqing.audit.BatchRow.Bound;
import org.minqing.journal.Journal;
import org.minqing.journal.Merkle;
import org.minqing.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts what can no longer be joined by anything earlier under one root, which is entered in the journal in the same
 * transaction; and removes whole batches whose time is over. Another node may do the same, each batch is made once.
 */
final class Batches {

    /** The stream of all batches. */
    static final UUID STREAM = UUID.nameUUIDFromBytes("minqing.audit.batches".getBytes(StandardCharsets.UTF_8));

    static final String SEALED = "audit.batch-sealed";
    static final String REMOVED = "audit.batch-removed";

    private static final int ROWS = 100_000;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final LookRules rules;
    private final InstantSource clock;

    Batches(
            JdbcClient database,
            TransactionTemplate transaction,
            Journal journal,
            LookRules rules,
            InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.journal = journal;
        this.rules = rules;
        this.clock = clock;
    }

    private record Last(long number, Bound bound) {
        static final Last NONE = new Last(0, Bound.START);
    }

    /** Seals everything that can be sealed now. */
    void seal() {
        while (Boolean.TRUE.equals(transaction.execute(status -> sealNext(ROWS)))) {
            // The next part.
        }
    }

    /** Whether a batch was made. */
    boolean sealNext(int mostLooks) {
        if (!isAlone()) {
            return false;
        }
        var last = last();
        var to = bound(last.bound(), mostLooks);
        var rows = to.isAfter(last.bound()) ? BatchRow.between(database, last.bound(), to) : null;
        if (rows == null || rows.isEmpty()) {
            return false;
        }
        var packed = BatchRow.pack(rows);
        var root = Merkle.root(BatchRow.leaves(packed));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        database.sql("""
                        insert into audit.batch (number, sealed_at, incarnation, xid, rows, root, leaves)
                        values (:number, :at, :incarnation, cast(:xid as xid8), :rows, :root, :leaves)
                        """)
                .param("number", last.number() + 1)
                .param("at", Timestamp.from(now))
                .param("incarnation", to.incarnation())
                .param("xid", Long.toString(to.xid()))
                .param("rows", rows.size())
                .param("root", root)
                .param("leaves", packed)
                .update();
        var open = new TreeMap<String, Object>(Map.of(
                "batch", last.number() + 1,
                "incarnation", to.incarnation(),
                "root", HexFormat.of().formatHex(root),
                "rows", rows.size(),
                "xid", to.xid()));
        journal.enter(STREAM, SEALED, Actor.SYSTEM, now, open);
        return true;
    }

    /** Removes the rows of batches that have been kept as long as the city says. The roots stay, in the journal too. */
    void removeOld() {
        var now = clock.instant();
        var kept = Period.ofMonths(rules.rules().keepMonths());
        var end = now.atOffset(ZoneOffset.UTC).minus(kept).toInstant();
        transaction.executeWithoutResult(status -> {
            if (isAlone()) {
                over(end).ifPresent(number -> remove(number, now));
            }
        });
    }

    private void remove(long through, Instant now) {
        database.sql("select audit.remove_through(:through, :now)")
                .param("through", through)
                .param("now", Timestamp.from(now))
                .query((row, number) -> true)
                .single();
        journal.enter(STREAM, REMOVED, Actor.SYSTEM, now, Map.of("through", through));
    }

    private Optional<Long> over(Instant end) {
        return database.sql("""
                        select number from audit.batch where removed_at is null and sealed_at <= :end
                        order by number desc limit 1
                        """)
                .param("end", Timestamp.from(end))
                .query(Long.class)
                .optional();
    }

    private boolean isAlone() {
        return database.sql("select pg_try_advisory_xact_lock(hashtext('audit.batch'))")
                .query(Boolean.class)
                .single();
    }

    private Last last() {
        return database.sql("""
                        select number, incarnation, xid::text as xid from audit.batch order by number desc limit 1
                        """)
                .query((row, number) -> new Last(
                        row.getLong("number"),
                        new Bound(row.getInt("incarnation"), Long.parseLong(row.getString("xid")))))
                .optional()
                .orElse(Last.NONE);
    }

    /** The end of what is settled; nearer when there is more than a batch should hold. A transaction is never divided. */
    private Bound bound(Bound from, int mostLooks) {
        return database.sql("""
                        select incarnation, xid::text as xid from (
                            (select l.incarnation, (l.xid::text::bigint + 1)::text::xid8 as xid from audit.look l
                             where (l.incarnation, l.xid) >= (:incarnation, cast(:xid as xid8))
                             order by l.incarnation, l.xid limit 1 offset :most)
                            union all
                            select journal.incarnation_now(), pg_snapshot_xmin(pg_current_snapshot())
                        ) bounds
                        order by incarnation, bounds.xid limit 1
                        """)
                .param("incarnation", from.incarnation())
                .param("xid", Long.toString(from.xid()))
                .param("most", mostLooks - 1)
                .query((row, number) -> new Bound(row.getInt("incarnation"), Long.parseLong(row.getString("xid"))))
                .single();
    }
}
