package org.minqing.notice.outward;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the other side says later of a delivery that it took. */
public final class Receipts {

    private final JdbcClient database;

    public Receipts(JdbcClient database) {
        this.database = database;
    }

    /** What a receipt says. */
    public enum Said {
        DELIVERED,
        FAILED
    }

    /**
     * Keeps the first receipt of a delivery; later ones change nothing. One that failed is laid aside with the others. False when
     * this channel never had such a delivery.
     */
    public boolean keep(String channel, UUID key, Said said, String code, Instant now) {
        var failed = said == Said.FAILED;
        database.sql("""
                        update notice.delivery
                        set receipt = :receipt, receipt_at = :now,
                            failure = case when :failed then :code else failure end,
                            state = case when :failed and state = 'delivered' then 'dead' else state end
                        where key = :key and channel = :channel and lane is not null and receipt is null
                              and state in ('sending', 'delivered')
                        """)
                .param("receipt", failed ? "failed" : "delivered")
                .param("now", Timestamp.from(now))
                .param("failed", failed)
                .param("code", "reported-" + code)
                .param("key", key)
                .param("channel", channel)
                .update();
        return database.sql(
                        "select exists (select from notice.delivery where key = :key and channel = :channel and tries > 0)")
                .param("key", key)
                .param("channel", channel)
                .query(Boolean.class)
                .single();
    }
}
