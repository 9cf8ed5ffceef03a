package org.minqing.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.minqing.journal.Verification.Fault;
import org.minqing.journal.Verification.Kind;
import org.minqing.kernel.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves that the journal is whole, or says where it is not, in one snapshot and with memory for one seal and one entry,
 * whatever the number of streams. It only reads; a server may go on writing.
 */
public final class Verifier {

    private static final int FETCH = 2_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final SealKeys keys;
    private final SealCopies copies;

    Verifier(DataSource reader, SealKeys keys, SealCopies copies) {
        this.jdbc = JdbcClient.create(reader);
        this.snapshot = new TransactionTemplate(new JdbcTransactionManager(reader));
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.keys = keys;
        this.copies = copies;
    }

    /** A verifier over the reader role's connections, for a command that has no server around it. */
    public static Verifier over(DataSource reader, Settings settings) {
        return over(reader, settings.keys(), sealsFolder(settings));
    }

    /** The same with folders that no setting names, such as those of a restore. */
    public static Verifier over(DataSource reader, Path keys, Path seals) {
        return new Verifier(reader, new SealKeys(new KeysFolder(keys)), new SealCopies(seals));
    }

    /** Where the copies of the seals are: {@code MINQING_SEALS}, best on another disk, or beside the data. */
    public static Path sealsFolder(Settings settings) {
        return Optional.ofNullable(System.getenv("MINQING_SEALS"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElseGet(() -> settings.data().resolve("seals"));
    }

    /** A stream as it stands in the store, for checks of other modules that lean on the journal. */
    public List<Entry> entries(UUID stream) {
        return jdbc.sql("select " + EntryRows.COLUMNS
                        + " from journal.entry e where e.stream = :stream order by e.version")
                .param("stream", stream)
                .query(EntryRows::map)
                .list();
    }

    public Verification verify() {
        // Asked before the snapshot: a seal is in the database before it is copied, so the snapshot knows these.
        var lastCopied = copies.last().map(Seal::number).orElse(0L);
        return Objects.requireNonNull(snapshot.execute(status -> verifySnapshot(lastCopied)));
    }

    private Verification verifySnapshot(long lastCopied) {
        var faults = new Faults();
        var chains = new ChainCheck(faults::ofChain);
        try (var entries = jdbc
                .sql("select " + EntryRows.COLUMNS + " from journal.entry e order by e.stream, e.version")
                .withFetchSize(FETCH)
                .query(EntryRows::map)
                .stream()) {
            entries.forEach(chains::next);
        }
        var seals = new SealCheck(jdbc, keys, faults::ofSeals);
        try (var kept = Seals.all(jdbc);
                var copied = copies.all()) {
            var lastKept = lastKept();
            var here = new SealWalk(kept.iterator(), lastKept);
            var there = new SealWalk(copied, lastCopied);
            for (var number = 1L; number <= Math.max(lastKept, lastCopied); number++) {
                var copy = there.take(number);
                seals.next(number, here.take(number), copy);
                // The very last one may not have been copied yet.
                if (copy.isEmpty() && number < lastKept) {
                    seals.notCopied(number);
                }
            }
        }
        return new Verification(chains.streams(), chains.entries(), seals.seals(), unsealed(), faults.list());
    }

    private long lastKept() {
        return jdbc.sql("select coalesce(max(number), 0) from journal.seal")
                .query(Long.class)
                .single();
    }

    private long unsealed() {
        return jdbc.sql("""
                        select count(*) from journal.entry e
                        where (e.incarnation, e.xid) >= (
                            coalesce((select s.incarnation from journal.seal s order by s.number desc limit 1), 0),
                            coalesce((select s.xid from journal.seal s order by s.number desc limit 1), '0'::xid8))
                        """).query(Long.class).single();
    }

    /** What the chain showed of a stream is not repeated from its seals, and each seal of a stream says the same. */
    private static final class Faults {

        private record Told(UUID stream, Kind kind) {}

        private final List<Fault> list = new ArrayList<>();
        private final Set<UUID> broken = new HashSet<>();
        private final Set<Told> told = new HashSet<>();

        void ofChain(Fault fault) {
            if (list.size() < Verification.MOST) {
                list.add(fault);
                broken.add(fault.stream());
            }
        }

        void ofSeals(Fault fault) {
            if (list.size() < Verification.MOST && isNews(fault)) {
                list.add(fault);
            }
        }

        private boolean isNews(Fault fault) {
            var stream = fault.stream();
            if (stream == null) {
                return true;
            }
            var loss = fault.kind() == Kind.CUT || fault.kind() == Kind.MISSING;
            return (loss || !broken.contains(stream)) && told.add(new Told(stream, fault.kind()));
        }

        List<Fault> list() {
            return List.copyOf(list);
        }
    }
}
