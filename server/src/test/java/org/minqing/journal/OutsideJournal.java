package org.minqing.journal;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.minqing.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the journal of a running server does once a minute or after years, done at once beside it. */
public final class OutsideJournal {

    private OutsideJournal() {}

    /** Sets the seal that the next minute would bring. */
    public static void seal(DataSource reader, Path keys, Path seals) {
        var transactions = new TransactionTemplate(new JdbcTransactionManager(reader));
        var sealKeys = new SealKeys(new KeysFolder(keys));
        new Seals(JdbcClient.create(reader), transactions, sealKeys, new SealCopies(seals), InstantSource.system())
                .seal();
    }

    /** Destroys all keys of a stream, with their lines in the ledger; how many there were. */
    public static int erase(DataSource application, Path keys, UUID stream) {
        var journal = OpenJournal.over(application, keys).journal();
        var retentions = journal.keys(stream).keySet();
        retentions.forEach(retention -> journal.erase(stream, retention, Actor.SYSTEM, "time-over"));
        return retentions.size();
    }

    /** What {@code verify-journal} finds: chains, seals and keys. */
    public static List<String> faults(DataSource reader, Path keys, Path seals) {
        return new Verifier(reader, new SealKeys(new KeysFolder(keys)), new SealCopies(seals))
                .verify().faults().stream().map(Object::toString).toList();
    }
}
