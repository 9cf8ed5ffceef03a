package org.minqing.journal;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal and its sealing over a database of a test, for tests of the modules above. */
public record OpenJournal(Journal journal, Sealing sealing) {

    public static OpenJournal over(DataSource source, Path keysFolder) {
        var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        var journal = new TestJournal(JdbcClient.create(source), transactions, keysFolder);
        journal.opening().open();
        return new OpenJournal(journal.journal, journal.sealing);
    }
}
