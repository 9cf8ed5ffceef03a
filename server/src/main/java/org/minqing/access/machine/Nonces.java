package org.minqing.access.machine;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which signed requests were there already, on whichever node. */
@Component
class Nonces {

    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final AtomicLong swept = new AtomicLong();

    Nonces(JdbcClient database) {
        this.database = database;
    }

    /** Uses the word up; says whether it was new. */
    boolean use(UUID key, String nonce, Instant now, Instant until) {
        sweep(now);
        return database.sql("""
                        insert into access.machine_nonce (key, nonce, expires_at) values (:key, :nonce, :until)
                        on conflict do nothing
                        """)
                        .param("key", key)
                        .param("nonce", ContentDigest.digest("SHA-256", nonce.getBytes(StandardCharsets.UTF_8)))
                        .param("until", Timestamp.from(until))
                        .update()
                == 1;
    }

    private void sweep(Instant now) {
        var last = swept.get();
        if (now.getEpochSecond() - last > SWEEP.toSeconds() && swept.compareAndSet(last, now.getEpochSecond())) {
            database.sql("delete from access.machine_nonce where expires_at < :now")
                    .param("now", Timestamp.from(now))
                    .update();
        }
    }
}
