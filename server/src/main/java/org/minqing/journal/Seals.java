package org.minqing.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Seals what can no longer be joined by anything earlier. Nothing new, no seal: an idle night leaves no rows, and the
 * numbers show that none was lost. After a large import several seals follow at once, each over a bounded part.
 */
final class Seals {

    private static final Logger LOG = LoggerFactory.getLogger(Seals.class);
    private static final int ENTRIES = 200_000;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final SealKeys keys;
    private final SealCopies copies;
    private final InstantSource clock;

    Seals(JdbcClient jdbc, TransactionOperations transaction, SealKeys keys, SealCopies copies, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.keys = keys;
        this.copies = copies;
        this.clock = clock;
    }

    private record Bound(int incarnation, long xid) {

        boolean isAfter(Bound other) {
            return incarnation > other.incarnation || (incarnation == other.incarnation && xid > other.xid);
        }
    }

    /** Seals everything that can be sealed now and copies it out. Another node may do the same; each seal is set once. */
    void seal() {
        while (Boolean.TRUE.equals(transaction.execute(status -> sealNext(ENTRIES)))) {
            copyOut();
        }
        copyOut();
    }

    /** Whether a seal was set. */
    boolean sealNext(int mostEntries) {
        var first = jdbc.sql("select pg_try_advisory_xact_lock(hashtext('journal.seal'))")
                .query(Boolean.class)
                .single();
        if (!first) {
            return false;
        }
        var last = last();
        var from = last.map(seal -> new Bound(seal.incarnation(), seal.xid())).orElse(new Bound(0, 0));
        var to = bound(from, mostEntries);
        if (!to.isAfter(from)) {
            return false;
        }
        var leaves = Leaf.pack(changed(from, to));
        if (leaves.length == 0) {
            return false;
        }
        keep(new Seal.Content(
                        last.map(Seal::number).orElse(0L) + 1,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        to.incarnation(),
                        to.xid(),
                        last.map(Seal::hash).orElse(new byte[Chain.HASH_LENGTH]),
                        leaves)
                .signedBy(keys));
        return true;
    }

    /** Copies the seals that are in the database and not yet outside, unless another node that has the folder does so. */
    synchronized void copyOut() {
        copies.alone(this::copyWhatIsMissing);
    }

    private void copyWhatIsMissing() {
        var copied = copies.last();
        var number = copied.map(Seal::number).orElse(0L);
        for (var next = after(number); next.isPresent(); next = after(number)) {
            copies.add(next.get());
            number = next.get().number();
        }
        if (copied.isPresent()
                && one(copied.get().number()).filter(copied.get()::agreesWith).isEmpty()) {
            LOG.error(
                    "Seal {} in the database is not the one that was copied out",
                    copied.get().number());
        }
    }

    Optional<Seal> last() {
        return jdbc.sql("select * from journal.seal order by number desc limit 1")
                .query(Seals::map)
                .optional();
    }

    /** All seals in order, in the transaction of the caller; to be closed. */
    static Stream<Seal> all(JdbcClient jdbc) {
        return jdbc.sql("select * from journal.seal order by number").withFetchSize(4).query(Seals::map).stream();
    }

    private Optional<Seal> one(long number) {
        return jdbc.sql("select * from journal.seal where number = :number")
                .param("number", number)
                .query(Seals::map)
                .optional();
    }

    private Optional<Seal> after(long number) {
        return jdbc.sql("select * from journal.seal where number > :number order by number limit 1")
                .param("number", number)
                .query(Seals::map)
                .optional();
    }

    /** The end of what is settled; nearer when there is more than a seal should hold. A transaction is never divided. */
    private Bound bound(Bound from, int mostEntries) {
        return jdbc.sql("""
                        select incarnation, xid::text as xid from (
                            (select e.incarnation, (e.xid::text::bigint + 1)::text::xid8 as xid from journal.entry e
                             where (e.incarnation, e.xid) >= (:incarnation, cast(:xid as xid8))
                             order by e.incarnation, e.xid, e.seq limit 1 offset :most)
                            union all
                            select max(i.id), pg_snapshot_xmin(pg_current_snapshot()) from journal.incarnation i
                        ) bounds
                        order by incarnation, bounds.xid limit 1
                        """)
                .param("incarnation", from.incarnation())
                .param("xid", Long.toString(from.xid()))
                .param("most", mostEntries - 1)
                .query((row, number) -> new Bound(row.getInt("incarnation"), Long.parseLong(row.getString("xid"))))
                .single();
    }

    private List<Leaf> changed(Bound from, Bound to) {
        return jdbc.sql("""
                        select distinct on (e.stream) e.stream, e.version, e.hash from journal.entry e
                        where (e.incarnation, e.xid) >= (:incarnation, cast(:xid as xid8))
                          and (e.incarnation, e.xid) < (:to_incarnation, cast(:to_xid as xid8))
                        order by e.stream, e.version desc
                        """)
                .param("incarnation", from.incarnation())
                .param("xid", Long.toString(from.xid()))
                .param("to_incarnation", to.incarnation())
                .param("to_xid", Long.toString(to.xid()))
                .query((row, number) ->
                        new Leaf(row.getObject("stream", UUID.class), row.getInt("version"), row.getBytes("hash")))
                .list();
    }

    private void keep(Seal seal) {
        jdbc.sql("""
                        insert into journal.seal (number, sealed_at, incarnation, xid, streams, key, root, previous, hash,
                                                  signature, leaves)
                        values (:number, cast(:sealed_at as timestamptz), :incarnation, cast(:xid as xid8), :streams, :key,
                                :root, :previous, :hash, :signature, :leaves)
                        """)
                .param("number", seal.number())
                .param("sealed_at", seal.sealedAt().toString())
                .param("incarnation", seal.incarnation())
                .param("xid", Long.toString(seal.xid()))
                .param("streams", seal.streams())
                .param("key", seal.key())
                .param("root", seal.root())
                .param("previous", seal.previous())
                .param("hash", seal.hash())
                .param("signature", seal.signature())
                .param("leaves", seal.leaves())
                .update();
    }

    private static Seal map(ResultSet row, int number) throws SQLException {
        return new Seal(
                row.getLong("number"),
                EntryRows.instant(row, "sealed_at"),
                row.getInt("incarnation"),
                Long.parseLong(row.getString("xid")),
                row.getInt("streams"),
                row.getBytes("root"),
                row.getBytes("previous"),
                row.getBytes("hash"),
                row.getInt("key"),
                row.getBytes("signature"),
                row.getBytes("leaves"));
    }
}
