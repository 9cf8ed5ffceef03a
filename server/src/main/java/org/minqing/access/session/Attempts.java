package org.minqing.access.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.access.AccessProblem;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tries to sign in, by name and by address. A try is counted before the password is looked at and taken back when it was
 * right, so that a crowd of tries at once gains nothing. Names are counted as they were typed: an unknown name is treated
 * as a known one.
 */
@Component
class Attempts {

    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final JdbcClient database;
    private final InstantSource clock;

    /** What is tried: a name or an address, and how patient we are with it. */
    record Subject(String key, int free, Duration longest) {

        static Subject name(String name) {
            return new Subject("name:" + name, 5, Duration.ofMinutes(15));
        }

        /** An office shares one address: many more tries, and a shorter pause. */
        static Subject address(String address) {
            return new Subject("address:" + address, 50, Duration.ofMinutes(1));
        }

        /** Of somebody who is signed in and says the password or a code once more. */
        static Subject account(AccountId account) {
            return new Subject("account:" + account, 5, Duration.ofMinutes(15));
        }

        /** Of a one-time code for a name, apart from its password, so that neither locks the other. */
        static Subject code(String name) {
            return new Subject("code:" + name, 5, Duration.ofMinutes(15));
        }

        /** Of questions for passkeys, which cost us a row: one or two for each sign-in of an office. */
        static Subject questions(String address) {
            return new Subject("questions:" + address, 300, Duration.ofMinutes(1));
        }

        byte[] hash() {
            try {
                return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    Attempts(JdbcClient database, @Qualifier("wallClock") InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Counts a try, or refuses it with the time to wait. */
    void count(Subject subject) {
        tryOnce(subject).ifPresent(pause -> {
            var seconds = Math.max(1, pause.plusMillis(999).toSeconds());
            throw new ProblemException(AccessProblem.SESSION_SLOW_DOWN, List.of(), Map.of("retryAfter", seconds));
        });
    }

    /** What was said is right: the count starts anew. */
    void succeeded(Subject subject) {
        database.sql("delete from access.attempt where subject = :subject")
                .param("subject", subject.hash())
                .update();
    }

    /** Counts a try, or says how long to wait. The pause doubles with each try beyond the free ones. */
    private Optional<Duration> tryOnce(Subject subject) {
        var now = clock.instant();
        var counted = database.sql("""
                        insert into access.attempt as a (subject, failures, blocked_until, last_at)
                        values (:subject, 1, '-infinity', :now)
                        on conflict (subject) do update
                        set failures = case when a.last_at < :forgotten then 1 else a.failures + 1 end,
                            blocked_until = case
                                when a.last_at < :forgotten or a.failures + 1 < :free then '-infinity'::timestamptz
                                else cast(:now as timestamptz) + least(:longest, power(2, least(a.failures + 1 - :free, 20)))
                                    * interval '1 second' end,
                            last_at = :now
                        where a.blocked_until <= :now
                        """)
                .param("subject", subject.hash())
                .param("now", Timestamp.from(now))
                .param("forgotten", Timestamp.from(now.minus(FORGOTTEN)))
                .param("free", subject.free())
                .param("longest", (double) subject.longest().toSeconds())
                .update();
        return counted == 1 ? Optional.empty() : Optional.of(blockedFor(subject, now));
    }

    /** The password was right: the name starts anew, the address gets this one try back. */
    void succeeded(Subject name, Subject address) {
        database.sql("delete from access.attempt where subject = :name or last_at < :forgotten")
                .param("name", name.hash())
                .param("forgotten", Timestamp.from(clock.instant().minus(FORGOTTEN)))
                .update();
        takeBack(address);
    }

    /** What was said is right: the address gets this one try back. */
    void takeBack(Subject address) {
        database.sql("update access.attempt set failures = greatest(failures - 1, 0) where subject = :address")
                .param("address", address.hash())
                .update();
    }

    private Duration blockedFor(Subject subject, Instant now) {
        return database.sql("select blocked_until from access.attempt where subject = :subject")
                .param("subject", subject.hash())
                .query((row, number) ->
                        Duration.between(now, row.getTimestamp(1).toInstant()))
                .optional()
                .orElse(Duration.ofSeconds(1));
    }
}
