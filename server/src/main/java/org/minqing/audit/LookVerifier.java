package org.minqing.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.minqing.audit.BatchRow.Bound;
import org.minqing.audit.LookVerification.Fault;
import org.minqing.audit.LookVerification.Kind;
import org.minqing.journal.Entry;
import org.minqing.journal.Merkle;
import org.minqing.journal.Verifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the rows of looks, exports and searches against the roots that stand in the journal, one batch at a time: every row is
 * still there as it was, and none stands among them that was not. It only reads; a server may go on writing. Whether the
 * journal itself is whole is the journal's own check.
 */
public final class LookVerifier {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final Verifier journal;

    private LookVerifier(DataSource reader, Verifier journal) {
        this.jdbc = JdbcClient.create(reader);
        this.snapshot = new TransactionTemplate(new JdbcTransactionManager(reader));
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.journal = journal;
    }

    /** A verifier over the reader role's connections. */
    public static LookVerifier over(DataSource reader, Verifier journal) {
        return new LookVerifier(reader, journal);
    }

    /** A batch as the journal tells it. */
    private record Told(long number, Bound bound, byte[] root, Instant at) {}

    /** A batch as its table keeps it. */
    private record Kept(byte[] leaves) {}

    /** What the journal tells of all batches. */
    private record Story(List<Told> batches, long removedThrough, List<Fault> faults) {}

    public LookVerification verify() {
        // Read before the snapshot: a batch stands in the table as soon as in the journal, so the snapshot knows these.
        var story = story(journal.entries(Batches.STREAM));
        return Objects.requireNonNull(snapshot.execute(status -> verify(story)));
    }

    private static Story story(List<Entry> entries) {
        var batches = new ArrayList<Told>();
        var faults = new ArrayList<Fault>();
        var removedThrough = 0L;
        for (var entry : entries) {
            var open = JSON.readValue(entry.draft().open(), OBJECT);
            var at = entry.draft().recordedAt();
            if (entry.draft().kind().equals(Batches.SEALED)) {
                var bound = new Bound((int) number(open, "incarnation"), number(open, "xid"));
                var root = HexFormat.of().parseHex(String.valueOf(open.get("root")));
                batches.add(new Told(number(open, "batch"), bound, root, at));
            }
            if (entry.draft().kind().equals(Batches.REMOVED)) {
                removedThrough = Math.max(removedThrough, number(open, "through"));
                tooEarly(batches, removedThrough, at).ifPresent(faults::add);
            }
        }
        return new Story(batches, removedThrough, faults);
    }

    private static long number(Map<String, Object> open, String key) {
        return open.get(key) instanceof Number number ? number.longValue() : 0;
    }

    /** What was removed before its time. */
    private static Optional<Fault> tooEarly(List<Told> batches, long through, Instant at) {
        return batches.stream()
                .filter(batch -> batch.number() == through)
                .filter(batch -> batch.at()
                        .atOffset(ZoneOffset.UTC)
                        .plusMonths(LookRules.Rules.LEAST_MONTHS)
                        .toInstant()
                        .isAfter(at))
                .map(batch -> Fault.of(batch.number(), Kind.REMOVED))
                .findFirst();
    }

    private LookVerification verify(Story story) {
        var faults = new ArrayList<>(story.faults());
        var from = Bound.START;
        var rows = 0L;
        for (var batch : story.batches()) {
            var here = BatchRow.between(jdbc, from, batch.bound());
            rows += here.size();
            if (batch.number() <= story.removedThrough()) {
                here.forEach(row -> faults.add(Fault.of(batch.number(), row.key(), Kind.INSERTED)));
            } else {
                compare(batch, here, faults);
            }
            from = batch.bound();
        }
        var most = Math.min(faults.size(), LookVerification.MOST);
        return new LookVerification(rows, story.batches().size(), unsealed(from), faults.subList(0, most));
    }

    private void compare(Told batch, List<BatchRow> here, List<Fault> faults) {
        var kept = kept(batch);
        if (kept.isEmpty()) {
            faults.add(Fault.of(batch.number(), Kind.MISSING));
            return;
        }
        var leaves = BatchRow.leaves(kept.get().leaves());
        if (!Arrays.equals(Merkle.root(leaves), batch.root())) {
            faults.add(Fault.of(batch.number(), Kind.CHANGED));
            return;
        }
        var sealed = BatchRow.hashes(leaves);
        for (var row : here) {
            var hash = sealed.remove(row.key());
            if (hash == null) {
                faults.add(Fault.of(batch.number(), row.key(), Kind.INSERTED));
            } else if (!Arrays.equals(hash, row.hash())) {
                faults.add(Fault.of(batch.number(), row.key(), Kind.CHANGED));
            }
        }
        sealed.keySet().forEach(key -> faults.add(Fault.of(batch.number(), key, Kind.REMOVED)));
    }

    private Optional<Kept> kept(Told batch) {
        return jdbc.sql("select leaves from audit.batch where number = :number")
                .param("number", batch.number())
                .query((row, number) -> new Kept(row.getBytes("leaves")))
                .optional();
    }

    private long unsealed(Bound from) {
        return jdbc.sql("""
                        select (select count(*) from audit.look l where (l.incarnation, l.xid) >= (:incarnation, cast(:xid as xid8)))
                             + (select count(*) from audit.export l where (l.incarnation, l.xid) >= (:incarnation, cast(:xid as xid8)))
                             + (select count(*) from audit.listing l where (l.incarnation, l.xid) >= (:incarnation, cast(:xid as xid8)))
                        """)
                .param("incarnation", from.incarnation())
                .param("xid", Long.toString(from.xid()))
                .query(Long.class)
                .single();
    }
}
