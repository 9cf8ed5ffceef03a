package org.minqing.audit;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists that were taken out of the system, each with its reason. */
@Component
public class Exports {

    private final JdbcClient database;

    Exports(JdbcClient database) {
        this.database = database;
    }

    /** Enters the export; a caller that gets an exception hands nothing out. */
    public void record(Export export) {
        database.sql("""
                        insert into audit.export (id, at, account, post, kind, reason, question, rows)
                        values (:id, :at, :account, :post, :kind, :reason, :question, :rows)
                        """)
                .param("id", export.id())
                .param("at", Timestamp.from(export.at()))
                .param("account", export.actor().account().value())
                .param("post", export.actor().post().map(PostId::value).orElse(null))
                .param("kind", export.kind())
                .param("reason", export.reason())
                .param("question", export.question())
                .param("rows", export.rows())
                .update();
    }

    /** The latest exports, the newest first. */
    public List<Export> latest(int most) {
        return database.sql("""
                        select id, at, account, post, kind, reason, question, rows from audit.export
                        order by at desc, id desc limit :most
                        """)
                .param("most", most)
                .query((row, number) -> new Export(
                        row.getObject("id", UUID.class),
                        new Actor(
                                new AccountId(row.getObject("account", UUID.class)),
                                Optional.ofNullable(row.getObject("post", UUID.class))
                                        .map(PostId::new)),
                        row.getString("kind"),
                        row.getString("reason"),
                        row.getString("question"),
                        row.getLong("rows"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
