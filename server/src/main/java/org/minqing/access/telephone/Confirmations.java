package org.minqing.access.telephone;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.access.telephone.Confirmation.How;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What village desks confirmed. A row stays when it is taken back. */
@Component
public class Confirmations {

    private static final String COLUMNS =
            "select id, account, at, confirmed_by, post, how, withdrawn_at from access.confirmation ";

    private final JdbcClient database;
    private final InstantSource clock;

    Confirmations(JdbcClient database, @Qualifier("wallClock") InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public Optional<Confirmation> one(UUID id) {
        return database.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query((row, number) -> confirmation(row))
                .optional();
    }

    /** All of an account, the newest first, those taken back too: its person is told of each. */
    public List<Confirmation> of(AccountId account) {
        return database.sql(COLUMNS + "where account = :account order by at desc, id")
                .param("account", account.value())
                .query((row, number) -> confirmation(row))
                .list();
    }

    /** Those of a post since then, the newest first. */
    public List<Confirmation> by(PostId post, Instant since, int most) {
        return database.sql(COLUMNS + "where post = :post and at >= :since order by at desc, id limit :most")
                .param("post", post.value())
                .param("since", Timestamp.from(since))
                .param("most", most)
                .query((row, number) -> confirmation(row))
                .list();
    }

    /** Enters it; the actor acts in a post. */
    public Confirmation enter(UUID id, AccountId account, Actor by, How how) {
        database.sql("""
                        insert into access.confirmation (id, account, at, confirmed_by, post, how)
                        values (:id, :account, :now, :by, :post, :how)
                        """)
                .param("id", id)
                .param("account", account.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.account().value())
                .param("post", by.post().orElseThrow().value())
                .param("how", how.code())
                .update();
        return one(id).orElseThrow();
    }

    /** Takes it back; says whether it stood until now. */
    public boolean withdraw(UUID id, Actor by) {
        return database.sql("""
                                update access.confirmation set withdrawn_at = :now, withdrawn_by = :by
                                where id = :id and withdrawn_at is null
                                """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("by", by.account().value())
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Confirmation confirmation(ResultSet row) throws SQLException {
        var withdrawn = row.getTimestamp("withdrawn_at");
        return new Confirmation(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account", UUID.class)),
                row.getTimestamp("at").toInstant(),
                Actor.of(new AccountId(row.getObject("confirmed_by", UUID.class)))
                        .in(new PostId(row.getObject("post", UUID.class))),
                How.of(row.getString("how")).orElseThrow(),
                withdrawn == null ? null : withdrawn.toInstant());
    }
}
