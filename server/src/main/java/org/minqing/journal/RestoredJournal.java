package org.minqing.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.minqing.database.Store;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The journal of a store that came back from a backup, opened as a start would open it and before anybody reads it: a new
 * incarnation, what the ledger lists is erased again, and the seals outside the database are as many as in it.
 */
public final class RestoredJournal {

    private RestoredJournal() {}

    /** In which incarnation the journal goes on, and how many keys were destroyed again. */
    public record Opened(int incarnation, int erased) {}

    /** In which incarnation a journal is that others write to. */
    public static int incarnation(DataSource reader) {
        return JdbcClient.create(reader)
                .sql("select journal.incarnation_now()")
                .query(Integer.class)
                .single();
    }

    /** The keepers work on connections of the application's role. */
    public static Opened open(Store store, Path keys, Path seals, List<HeadKeeper> keepers) {
        KeysCopy.state(keys);
        var folder = new KeysFolder(keys);
        var application = JdbcClient.create(store.application());
        InstantSource clock = () -> now(application);
        var masters = new MasterKeys(folder);
        var erasures = new Erasures(
                application,
                new TransactionTemplate(new JdbcTransactionManager(store.application())),
                new ErasureLedger(folder),
                () -> keepers,
                clock);
        var opened = new Opening(application, masters, new Sealing(masters), erasures).open();
        copySeals(store, folder, seals, clock);
        return new Opened(opened.incarnation(), opened.erased());
    }

    /** The backup took the copies before the database, which may know some later ones. */
    private static void copySeals(Store store, KeysFolder folder, Path seals, InstantSource clock) {
        var reader = JdbcClient.create(store.reader());
        var transaction = new TransactionTemplate(new JdbcTransactionManager(store.reader()));
        new Seals(reader, transaction, new SealKeys(folder), new SealCopies(seals), clock).copyOut();
    }

    private static Instant now(JdbcClient database) {
        return Objects.requireNonNull(database.sql("select clock_timestamp() as now")
                        .query((row, number) -> row.getObject("now", OffsetDateTime.class))
                        .single())
                .toInstant();
    }
}
