package org.minqing.journal;

import java.util.UUID;
import org.minqing.database.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happens before the journal is read or written after a start: a store that woke in another cluster, on another time
 * line or with younger transaction ids opens a new incarnation, and erasures that it does not know are done again. A keys
 * folder that belongs to another database is refused before anything is sealed under its keys.
 */
final class Opening {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final JdbcClient jdbc;
    private final MasterKeys keys;
    private final Sealing sealing;
    private final Erasures erasures;

    Opening(JdbcClient jdbc, MasterKeys keys, Sealing sealing, Erasures erasures) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.sealing = sealing;
        this.erasures = erasures;
    }

    /** In which incarnation the journal is, and how many keys the ledger took away again. */
    record Opened(int incarnation, int erased) {}

    Opened open() {
        var incarnation = jdbc.sql("select journal.open_incarnation()")
                .query(Integer.class)
                .single();
        LOG.info("The journal is open in incarnation {}", incarnation);
        var erased = erasures.replay();
        jdbc.sql("select stream, retention, wrapped from journal.keys_wrapped_before(:above, :none, '', 1)")
                .param("above", Integer.MAX_VALUE)
                .param("none", new UUID(0, 0))
                .query((row, number) -> refuseForeign(
                        row.getObject("stream", UUID.class), row.getString("retention"), row.getBytes("wrapped")))
                .optional();
        return new Opened(incarnation, erased);
    }

    private boolean refuseForeign(UUID stream, String retention, byte[] wrapped) {
        if (!keys.all().containsKey(WrappedKey.parse(wrapped).keyId())) {
            LOG.warn(
                    "The database is older than a wrapping key that was destroyed; some sealed content cannot be opened");
            return false;
        }
        try {
            sealing.unwrap(stream, retention, wrapped);
            return true;
        } catch (SealBroken foreign) {
            throw new StartRefused(
                    "The keys folder does not belong to this database; set MINQING_KEYS to the one that does.",
                    foreign);
        }
    }
}
