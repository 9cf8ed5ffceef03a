package org.minqing.audit;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists that were taken out of the system, each with its reason. */
@Component
public class Exports {

    /** What a line of an export is for, where it is for nothing else; the reason in words stays with the export. */
    private static final Purpose PURPOSE = new Purpose("export");

    private final JdbcClient database;

    Exports(JdbcClient database) {
        this.database = database;
    }

    /**
     * Enters the export and, for each thing in it, a line that whoever it concerns is told of, in one statement; a caller that
     * gets an exception hands nothing out.
     *
     * @param things the things that the list names
     * @param purpose for what they were shared, where they were
     */
    public void record(Export export, Collection<UUID> things, Optional<Purpose> purpose) {
        database.sql("""
                        with taken as (
                            insert into audit.export (id, at, account, post, under, kind, reason, question, rows)
                            values (:id, :at, :account, :post, :under, :kind, :reason, :question, :rows)
                            returning id, at, account, post, under, kind
                        )
                        insert into audit.look (at, account, post, under, purpose, kind, subject, export)
                        select t.at, t.account, t.post, t.under, :purpose, t.kind, s.thing, t.id
                        from taken t cross join unnest(cast(:things as uuid[])) as s (thing)
                        """)
                .param("id", export.id())
                .param("at", Timestamp.from(export.at()))
                .param("account", export.actor().account().value())
                .param("post", export.actor().post().map(PostId::value).orElse(null))
                .param("under", export.actor().under().orElse(null))
                .param("kind", export.kind())
                .param("reason", export.reason())
                .param("question", export.question())
                .param("rows", export.rows())
                .param("purpose", purpose.orElse(PURPOSE).code())
                .param("things", things.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .update();
    }

    /** The latest exports, the newest first. */
    public List<Export> latest(int most) {
        return database.sql("""
                        select id, at, account, post, under, kind, reason, question, rows from audit.export
                        order by at desc, id desc limit :most
                        """)
                .param("most", most)
                .query((row, number) -> new Export(
                        row.getObject("id", UUID.class),
                        new Actor(
                                new AccountId(row.getObject("account", UUID.class)),
                                Optional.ofNullable(row.getObject("post", UUID.class))
                                        .map(PostId::new),
                                Optional.ofNullable(row.getObject("under", UUID.class))),
                        row.getString("kind"),
                        row.getString("reason"),
                        row.getString("question"),
                        row.getLong("rows"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
