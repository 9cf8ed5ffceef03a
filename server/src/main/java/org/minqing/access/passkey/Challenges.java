package org.minqing.access.passkey;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Questions for devices. Each is random, for one purpose and one holder, answered once and within five minutes; what was
 * signed for one question answers no other.
 */
@Component
public class Challenges {

    private static final Duration VALID = Duration.ofMinutes(5);
    private static final int BYTES = 32;

    private final JdbcClient database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** What is asked for. */
    public enum Purpose {
        MAKE("make"),
        SIGN_IN("sign-in"),
        STEP_UP("step-up");

        private final String code;

        Purpose(String code) {
            this.code = code;
        }
    }

    /**
     * Who may answer, and what for.
     *
     * @param holder the hash of a secret that the asking browser alone has
     */
    public record Asked(Purpose purpose, Letters holder) {}

    Challenges(JdbcClient database, @Qualifier("wallClock") InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How long an answer is waited for. */
    public Duration valid() {
        return VALID;
    }

    /** A new question in place of the one that this holder had for this purpose. */
    public Letters ask(Asked asked) {
        var challenge = new byte[BYTES];
        random.nextBytes(challenge);
        var now = clock.instant();
        database.sql("delete from access.passkey_challenge where expires_at < :now")
                .param("now", Timestamp.from(now))
                .update();
        database.sql("""
                        insert into access.passkey_challenge (hash, purpose, holder, expires_at)
                        values (:hash, :purpose, :holder, :expires)
                        on conflict (holder, purpose) do update
                        set hash = excluded.hash, expires_at = excluded.expires_at
                        """)
                .param("hash", hash(challenge))
                .param("purpose", asked.purpose().code)
                .param("holder", asked.holder().bytes())
                .param("expires", Timestamp.from(now.plus(VALID)))
                .update();
        return Letters.of(challenge);
    }

    /** Uses the question up; of two who answer it at once one succeeds. */
    boolean take(Asked asked, byte[] challenge) {
        return database.sql("""
                        delete from access.passkey_challenge
                        where hash = :hash and purpose = :purpose and holder = :holder and expires_at > :now
                        """)
                        .param("hash", hash(challenge))
                        .param("purpose", asked.purpose().code)
                        .param("holder", asked.holder().bytes())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private static byte[] hash(byte[] challenge) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(challenge);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
