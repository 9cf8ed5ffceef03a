package org.minqing.access.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests to take a second factor away, as they stand in the store. */
@Component
class FactorResets {

    /** Undecided for so long, a request is over. */
    static final Duration WAITS = Duration.ofHours(72);

    private static final Duration KEPT = Duration.ofDays(30);
    private static final String SELECT = """
            select id, account, reason, asked_by, asked_at, until, decided_by, decided_at, taken_away
            from access.factor_reset
            """;

    private final JdbcClient database;

    /** Why the factor cannot be shown any more. */
    enum Reason {
        LOST,
        BROKEN,
        REPLACED
    }

    /** Who decided when, and whether the factor was taken away. */
    record Decided(AccountId by, Instant at, boolean takenAway) {}

    /** A request. */
    record Reset(
            UUID id,
            AccountId account,
            Reason reason,
            AccountId askedBy,
            Instant askedAt,
            Instant until,
            Optional<Decided> decided) {

        boolean sameWish(Reset other) {
            return account.equals(other.account) && reason == other.reason && askedBy.equals(other.askedBy);
        }

        boolean waitsAt(Instant moment) {
            return decided.isEmpty() && moment.isBefore(until);
        }
    }

    FactorResets(JdbcClient database) {
        this.database = database;
    }

    Optional<Reset> one(UUID id) {
        return database.sql(SELECT + " where id = :id")
                .param("id", id)
                .query((row, number) -> reset(row))
                .optional();
    }

    /** Those that wait, the oldest first. */
    List<Reset> waiting(Instant now) {
        return database.sql(SELECT + " where decided_at is null and until > :now order by asked_at, id")
                .param("now", Timestamp.from(now))
                .query((row, number) -> reset(row))
                .list();
    }

    /** Writes it down; says whether no other one waits for the account. What nobody decided in time makes room. */
    boolean add(Reset reset) {
        database.sql("""
                        delete from access.factor_reset
                        where account = :account and decided_at is null and until <= :now or until < :old
                        """)
                .param("account", reset.account().value())
                .param("now", Timestamp.from(reset.askedAt()))
                .param("old", Timestamp.from(reset.askedAt().minus(KEPT)))
                .update();
        return database.sql("""
                                insert into access.factor_reset (id, account, reason, asked_by, asked_at, until)
                                values (:id, :account, :reason, :by, :at, :until) on conflict do nothing
                                """)
                        .param("id", reset.id())
                        .param("account", reset.account().value())
                        .param("reason", reset.reason().name().toLowerCase(Locale.ROOT))
                        .param("by", reset.askedBy().value())
                        .param("at", Timestamp.from(reset.askedAt()))
                        .param("until", Timestamp.from(reset.until()))
                        .update()
                == 1;
    }

    /** Of two who decide at once one does. */
    boolean decide(UUID id, Decided decided) {
        return database.sql("""
                                update access.factor_reset
                                set decided_by = :by, decided_at = :at, taken_away = :away
                                where id = :id and decided_at is null and until > :at
                                """)
                        .param("by", decided.by().value())
                        .param("at", Timestamp.from(decided.at()))
                        .param("away", decided.takenAway())
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Reset reset(ResultSet row) throws SQLException {
        var by = Optional.ofNullable(row.getObject("decided_by", UUID.class)).map(AccountId::new);
        var at = Optional.ofNullable(row.getTimestamp("decided_at")).map(Timestamp::toInstant);
        var away = row.getBoolean("taken_away");
        return new Reset(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account", UUID.class)),
                Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
                new AccountId(row.getObject("asked_by", UUID.class)),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("until").toInstant(),
                by.flatMap(decider -> at.map(moment -> new Decided(decider, moment, away))));
    }
}
