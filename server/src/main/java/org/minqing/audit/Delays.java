package org.minqing.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.minqing.journal.Journal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The orders to tell of looks later; each is an entry of the journal, and none reaches the looks of whoever gave it. */
@Component
public class Delays {

    private static final String GIVEN = "audit.delay-given";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Journal journal;

    Delays(JdbcClient database, TransactionTemplate transaction, Journal journal) {
        this.database = database;
        this.transaction = transaction;
        this.journal = journal;
    }

    public void give(Delay delay) {
        transaction.executeWithoutResult(status -> {
            insert(delay);
            var open = new TreeMap<String, Object>(Map.of(
                    "code", delay.code(),
                    "days", delay.days(),
                    "post", delay.post().toString(),
                    "subject", delay.thing().toString(),
                    "until", delay.until().toString()));
            journal.enter(delay.id(), GIVEN, delay.by(), delay.at(), open);
        });
    }

    private void insert(Delay delay) {
        database.sql("""
                        insert into audit.delay (id, subject, post, code, given_at, until, days, given_by, given_post)
                        values (:id, :subject, :post, :code, :at, :until, :days, :by, :by_post)
                        """)
                .param("id", delay.id())
                .param("subject", delay.thing())
                .param("post", delay.post().value())
                .param("code", delay.code())
                .param("at", Timestamp.from(delay.at()))
                .param("until", Timestamp.from(delay.until()))
                .param("days", delay.days())
                .param("by", delay.by().account().value())
                .param("by_post", delay.by().post().map(PostId::value).orElse(null))
                .update();
    }

    /** The latest, over or not, the newest first. */
    public List<Delay> latest(int most) {
        return database.sql("""
                        select id, subject, post, code, days, until, given_by, given_post, given_at from audit.delay
                        order by given_at desc, id limit :most
                        """)
                .param("most", most)
                .query((row, number) -> map(row))
                .list();
    }

    private static Delay map(ResultSet row) throws SQLException {
        return new Delay(
                row.getObject("id", UUID.class),
                row.getObject("subject", UUID.class),
                new PostId(row.getObject("post", UUID.class)),
                row.getString("code"),
                row.getInt("days"),
                row.getTimestamp("until").toInstant(),
                new Actor(
                        new AccountId(row.getObject("given_by", UUID.class)),
                        Optional.ofNullable(row.getObject("given_post", UUID.class))
                                .map(PostId::new)),
                row.getTimestamp("given_at").toInstant());
    }
}
