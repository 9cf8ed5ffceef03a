package org.minqing.oversight;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.journal.Journal;
import org.minqing.kernel.Actor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the safeguards are set to and were set to. A value that is another one at a start than at the start before is an entry of
 * the journal and a line of the public list, whoever set it; one that is weaker from the first start on is both as well.
 */
@Component
class Safeguards {

    /** All such entries are one stream. */
    static final UUID STREAM = UUID.nameUUIDFromBytes("minqing.oversight.safeguards".getBytes(StandardCharsets.UTF_8));

    static final String CHANGED = "safeguard.changed";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final InstantSource clock;

    Safeguards(
            JdbcClient database,
            TransactionTemplate transaction,
            Journal journal,
            @Qualifier("wallClock") InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.journal = journal;
        this.clock = clock;
    }

    /** A value with its time. */
    record Line(
            Safeguard safeguard, Instant since, @Nullable Instant until) {}

    /** Takes what is set now; the same again changes nothing. */
    void begin(List<Safeguard> now) {
        transaction.executeWithoutResult(_ -> {
            database.sql("select pg_advisory_xact_lock(hashtext('oversight.safeguard'))")
                    .query((row, number) -> true)
                    .single();
            now.forEach(this::take);
        });
    }

    private void take(Safeguard now) {
        var before = database.sql("select value from oversight.safeguard where code = :code and until is null")
                .param("code", now.code())
                .query(String.class)
                .optional();
        if (before.filter(now.value()::equals).isPresent()) {
            return;
        }
        var at = clock.instant();
        database.sql("update oversight.safeguard set until = :at where code = :code and until is null")
                .param("at", Timestamp.from(at))
                .param("code", now.code())
                .update();
        database.sql("""
                        insert into oversight.safeguard (code, value, weaker, since)
                        values (:code, :value, :weaker, :at)
                        """)
                .param("code", now.code())
                .param("value", now.value())
                .param("weaker", now.weaker())
                .param("at", Timestamp.from(at))
                .update();
        if (before.isPresent() || now.weaker()) {
            enter(now, before, at);
        }
    }

    private void enter(Safeguard now, Optional<String> before, Instant at) {
        var open = new HashMap<String, Object>(
                Map.of("safeguard", now.code(), "value", now.value(), "weaker", now.weaker()));
        before.ifPresent(value -> open.put("before", value));
        journal.enter(STREAM, CHANGED, Actor.SYSTEM, at, open);
    }

    /** All values there were, those of now first. */
    List<Line> all() {
        return database.sql("""
                        select code, value, weaker, since, until from oversight.safeguard
                        order by until is not null, code, since desc limit 500
                        """).query((row, number) -> line(row)).list();
    }

    private static Line line(ResultSet row) throws SQLException {
        var until = row.getTimestamp("until");
        return new Line(
                new Safeguard(row.getString("code"), row.getString("value"), row.getBoolean("weaker")),
                row.getTimestamp("since").toInstant(),
                until == null ? null : until.toInstant());
    }
}
