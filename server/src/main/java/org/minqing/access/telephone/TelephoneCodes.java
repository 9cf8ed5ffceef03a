package org.minqing.access.telephone;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.minqing.access.AccessProblem;
import org.minqing.kernel.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Codes that are sent to a telephone: six digits, five minutes, five tries, once, and good in the browser
 * that asked and in no other: read out to somebody on the telephone it opens nothing. Whether somebody has an account plays no part
 * here, so that nothing can tell it.
 */
@Component
public class TelephoneCodes {

    public static final int DIGITS = 6;
    public static final Duration VALID = Duration.ofMinutes(5);

    private static final int TRIES = 5;
    private static final int ALL = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final TelephoneSecrets secrets;
    private final TelephonePace pace;
    private final InstantSource clock;

    TelephoneCodes(
            JdbcClient database,
            TransactionTemplate transaction,
            TelephoneSecrets secrets,
            TelephonePace pace,
            @Qualifier("wallClock") InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.secrets = secrets;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * A new code for whoever holds the secret {@code browser}, which ends the one before; refused with the time to wait where it
     * is asked for too often.
     */
    public String make(Telephone telephone, byte[] browser, String remoteAddress) {
        var code = "%06d".formatted(RANDOM.nextInt(ALL));
        var lookup = secrets.lookup(telephone);
        transaction.executeWithoutResult(_ -> {
            pace.count(lookup, secrets.address(remoteAddress)).ifPresent(wait -> {
                var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
                throw new ProblemException(AccessProblem.SESSION_SLOW_DOWN, List.of(), Map.of("retryAfter", seconds));
            });
            keep(lookup, secrets.code(telephone, code, browser));
        });
        return code;
    }

    private void keep(byte[] lookup, byte[] hash) {
        var now = clock.instant();
        database.sql("""
                        with old as (delete from access.telephone_code where expires_at < :now and lookup <> :lookup)
                        insert into access.telephone_code (lookup, hash, expires_at) values (:lookup, :hash, :expires)
                        on conflict (lookup) do update
                        set hash = excluded.hash, tries = 0, expires_at = excluded.expires_at
                        """)
                .param("lookup", lookup)
                .param("hash", hash)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(VALID)))
                .update();
    }

    /** Takes the code from the browser that asked and uses it up. Each try is counted before it is looked at; of two right ones at once one is taken. */
    public boolean takes(Telephone telephone, String code, byte[] browser) {
        var lookup = secrets.lookup(telephone);
        var typed = secrets.code(telephone, code, browser);
        var kept = database.sql("""
                        update access.telephone_code set tries = tries + 1
                        where lookup = :lookup and expires_at > :now and tries < :tries
                        returning hash
                        """)
                .param("lookup", lookup)
                .param("now", Timestamp.from(clock.instant()))
                .param("tries", TRIES)
                .query((row, number) -> row.getBytes("hash"))
                .optional();
        return kept.filter(hash -> MessageDigest.isEqual(hash, typed)).isPresent()
                && database.sql("delete from access.telephone_code where lookup = :lookup and hash = :hash")
                                .param("lookup", lookup)
                                .param("hash", typed)
                                .update()
                        == 1;
    }
}
