package org.minqing.access.telephone;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often a code is sent: to one number, so that nobody is pestered and nobody gets more tries; and for one address, so that
 * nobody goes through many numbers. A known number and an unknown one wait alike.
 */
@Component
class TelephonePace {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private static final List<Limit> NUMBER = List.of(new Limit(1, MINUTE), new Limit(5, HOUR), new Limit(10, DAY));

    /** A village office or a mobile network stands behind one address. */
    private static final List<Limit> ADDRESS = List.of(new Limit(30, HOUR));

    private final JdbcClient database;
    private final InstantSource clock;

    /** So often within a time. */
    private record Limit(int most, Duration within) {

        /** How long it is still too often; {@code asks} are the newest first. */
        Optional<Duration> wait(List<Instant> asks, Instant now) {
            return asks.stream()
                    .skip(most - 1L)
                    .findFirst()
                    .map(oldest -> Duration.between(now, oldest.plus(within)))
                    .filter(Duration::isPositive);
        }
    }

    TelephonePace(JdbcClient database, @Qualifier("wallClock") InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Enters the ask, or says how long to wait. In the caller's transaction: of many at once each sees those before. */
    Optional<Duration> count(byte[] lookup, byte[] address) {
        var now = clock.instant();
        database.sql("select pg_advisory_xact_lock(hashtext('access.telephone_ask'))")
                .query((row, number) -> true)
                .single();
        database.sql("delete from access.telephone_ask where at < :old")
                .param("old", Timestamp.from(now.minus(DAY)))
                .update();
        var ofNumber = asks("lookup", lookup);
        var ofAddress = asks("address", address);
        var wait = Stream.concat(
                        NUMBER.stream().map(limit -> limit.wait(ofNumber, now)),
                        ADDRESS.stream().map(limit -> limit.wait(ofAddress, now)))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
        if (wait.isEmpty()) {
            database.sql("insert into access.telephone_ask (lookup, address, at) values (:lookup, :address, :now)")
                    .param("lookup", lookup)
                    .param("address", address)
                    .param("now", Timestamp.from(now))
                    .update();
        }
        return wait;
    }

    private List<Instant> asks(String column, byte[] value) {
        return database.sql(
                        "select at from access.telephone_ask where " + column + " = :value order by at desc limit 30")
                .param("value", value)
                .query((row, number) -> row.getTimestamp("at").toInstant())
                .list();
    }
}
