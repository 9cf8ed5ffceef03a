package org.minqing.journal;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.minqing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal's parts over a test database, wired as in the server. */
final class TestJournal {

    final KeysFolder folder;
    final MasterKeys keys;
    final Sealing sealing;
    final Nudge nudge = new Nudge();
    final List<HeadKeeper> keepers = new ArrayList<>();
    final ErasureLedger ledger;
    final Erasures erasures;
    final Journal journal;
    private final JdbcClient application;

    TestJournal(TestDatabase database, Path keysFolder) {
        this(database.app(), database.appTransactions(), keysFolder);
    }

    TestJournal(JdbcClient application, TransactionTemplate transactions, Path keysFolder) {
        this.application = application;
        folder = new KeysFolder(keysFolder);
        keys = new MasterKeys(folder);
        sealing = new Sealing(keys);
        ledger = new ErasureLedger(folder);
        erasures = new Erasures(application, transactions, ledger, () -> keepers, InstantSource.fixed(Sample.NOON));
        journal = new Journal(application, sealing, erasures, nudge);
    }

    Opening opening() {
        return new Opening(application, keys, sealing, erasures);
    }

    /** Appends as gathered writes do: one statement, whatever the number of streams and entries. */
    static int append(JdbcClient connection, List<Entry> entries, Collection<DataKey> keys, UUID... accepted) {
        return connection
                .sql("select %s as entries, %s as keys"
                        .formatted(AppendArrays.append(":accepted"), AppendArrays.keepKeys(":accepted")))
                .params(new AppendArrays(entries, keys).parameters())
                .param("accepted", accepted)
                .query((row, number) -> row.getInt("entries"))
                .single();
    }
}
