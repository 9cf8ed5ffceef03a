package org.minqing.access.delegation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** All delegations. A row stays when it has ended. */
@Component
class Delegations {

    private static final String SELECT = """
            select id, post, giver, to_post, verbs, reason, valid_from, valid_to, ended_at from access.delegation
            """;

    private final JdbcClient database;

    Delegations(JdbcClient database) {
        this.database = database;
    }

    Optional<Delegation> one(UUID id) {
        return database.sql(SELECT + " where id = :id")
                .param("id", id)
                .query((row, number) -> delegation(row))
                .optional();
    }

    /** Those that end after a moment, or ended after it, the latest first. */
    List<Delegation> since(Instant moment, int most) {
        return database.sql(SELECT + """
                         where least(valid_to, ended_at) > :moment order by valid_from desc, id limit :most
                        """)
                .param("moment", Timestamp.from(moment))
                .param("most", most)
                .query((row, number) -> delegation(row))
                .list();
    }

    /** Two that are entered at once wait for one another, in the caller's transaction. */
    void oneAtATime() {
        database.sql("select pg_advisory_xact_lock(hashtext('access.delegation'))")
                .query((row, number) -> true)
                .single();
    }

    /** Whether the receiver has something of the post at some of that time. */
    boolean overlaps(Delegation delegation) {
        return database.sql("""
                        select exists (
                            select from access.delegation
                            where post = :post and to_post = :to and valid_from < :end
                              and least(valid_to, ended_at) > :start)
                        """)
                .param("post", delegation.parties().post().value())
                .param("to", delegation.parties().receiver().value())
                .param("start", Timestamp.from(delegation.span().from()))
                .param("end", Timestamp.from(delegation.span().to()))
                .query(Boolean.class)
                .single();
    }

    void add(Delegation delegation, Instant now) {
        database.sql("""
                        insert into access.delegation
                            (id, post, giver, to_post, verbs, reason, valid_from, valid_to, given_at)
                        values (:id, :post, :giver, :to, :verbs, :reason, :start, :end, :now)
                        """)
                .param("id", delegation.id())
                .param("post", delegation.parties().post().value())
                .param("giver", delegation.parties().giver().value())
                .param("to", delegation.parties().receiver().value())
                .param("verbs", new SqlArrayValue("text", delegation.verbs().toArray()))
                .param("reason", delegation.reason())
                .param("start", Timestamp.from(delegation.span().from()))
                .param("end", Timestamp.from(delegation.span().to()))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Ends it now; says whether it had not ended before. */
    boolean end(UUID id, AccountId by, Instant now) {
        return database.sql("""
                                update access.delegation set ended_at = :now, recalled_by = :by
                                where id = :id and least(valid_to, ended_at) > :now
                                """)
                        .param("id", id)
                        .param("by", by.value())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private static Delegation delegation(ResultSet row) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Delegation(
                row.getObject("id", UUID.class),
                new Delegation.Parties(
                        new PostId(row.getObject("post", UUID.class)),
                        new AccountId(row.getObject("giver", UUID.class)),
                        new PostId(row.getObject("to_post", UUID.class))),
                new TreeSet<>(Arrays.asList((String[]) row.getArray("verbs").getArray())),
                row.getString("reason"),
                new Span(
                        row.getTimestamp("valid_from").toInstant(),
                        row.getTimestamp("valid_to").toInstant()),
                ended == null ? null : ended.toInstant());
    }
}
