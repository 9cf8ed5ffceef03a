package org.minqing.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happens before the journal is read or written after a start: a store that woke in another cluster, on another time
 * line or with younger transaction ids opens a new incarnation, and erasures that it does not know are done again.
 */
final class Opening {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final JdbcClient jdbc;
    private final Erasures erasures;

    Opening(JdbcClient jdbc, Erasures erasures) {
        this.jdbc = jdbc;
        this.erasures = erasures;
    }

    void open() {
        var incarnation = jdbc.sql("select journal.open_incarnation()")
                .query(Integer.class)
                .single();
        LOG.info("The journal is open in incarnation {}", incarnation);
        erasures.replay();
    }
}
