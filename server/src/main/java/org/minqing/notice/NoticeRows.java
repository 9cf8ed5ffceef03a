package org.minqing.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows that the reader of the journal keeps; each method is one statement for many rows. */
final class NoticeRows {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private NoticeRows() {}

    /** A notice in the outbox of a channel, not before a moment. */
    record Waiting(Notice notice, String channel, Instant due) {}

    /** A notice that goes out of the house in a lane, not before a moment. */
    record Leaving(Notice notice, String channel, String lane, Instant due) {}

    static Map<UUID, Following> followings(JdbcClient connection, Collection<UUID> cases) {
        return connection
                .sql("select subject, through, assignee, urgent from notice.subject where subject = any(:cases)")
                .param("cases", new SqlArrayValue("uuid", cases.toArray()))
                .query((row, number) -> new Following(
                        row.getObject("subject", UUID.class),
                        row.getInt("through"),
                        Optional.ofNullable(row.getObject("assignee", UUID.class))
                                .map(PostId::new),
                        row.getBoolean("urgent")))
                .list()
                .stream()
                .collect(Collectors.toMap(Following::caseId, Function.identity()));
    }

    static void keep(JdbcClient connection, Collection<Following> followings) {
        connection
                .sql("""
                        insert into notice.subject as s (subject, through, assignee, urgent)
                        select * from unnest(:subjects, :through, :assignees, :urgent) as f (subject, through, assignee, urgent)
                        order by subject
                        on conflict (subject) do update
                        set through = excluded.through, assignee = excluded.assignee, urgent = excluded.urgent
                        """)
                .param("subjects", array("uuid", followings, Following::caseId))
                .param("through", array("int4", followings, Following::through))
                .param(
                        "assignees",
                        array(
                                "uuid",
                                followings,
                                one -> one.assignee().map(PostId::value).orElse(null)))
                .param("urgent", array("bool", followings, Following::urgent))
                .update();
    }

    /** What these subjects were told of at or after a moment. */
    static List<Notice> since(JdbcClient connection, Collection<UUID> subjects, Instant at) {
        return connection
                .sql("""
                        select id, to_account, to_post, kind, subject, at, count, urgent, parameters::text as parameters
                        from notice.notice where subject = any(:subjects) and at >= :at
                        """)
                .param("subjects", new SqlArrayValue("uuid", subjects.toArray()))
                .param("at", Timestamp.from(at))
                .query((row, number) -> notice(row))
                .list();
    }

    static void add(JdbcClient connection, List<Notice> fresh) {
        connection.sql("""
                        insert into notice.notice (id, to_account, to_post, kind, subject, at, count, urgent, parameters)
                        select id, to_account, to_post, kind, subject, cast(at as timestamptz), count, urgent,
                               cast(parameters as jsonb)
                        from unnest(:ids, :accounts, :posts, :kinds, :subjects, :times, :counts, :urgent, :parameters)
                             as n (id, to_account, to_post, kind, subject, at, count, urgent, parameters)
                        on conflict (id) do nothing
                        """).params(values(fresh)).update();
    }

    /** What is told again in its window is unread again. */
    static void grow(JdbcClient connection, List<Notice> grown) {
        connection
                .sql("""
                        update notice.notice k
                        set count = n.count, urgent = n.urgent, parameters = cast(n.parameters as jsonb),
                            read_at = null, read_by = null
                        from unnest(:ids, :counts, :urgent, :parameters) as n (id, count, urgent, parameters)
                        where k.id = n.id
                        """)
                .param("ids", array("uuid", grown, Notice::id))
                .param("counts", array("int4", grown, Notice::count))
                .param("urgent", array("bool", grown, Notice::urgent))
                .param("parameters", array("text", grown, notice -> JSON.writeValueAsString(notice.parameters())))
                .update();
    }

    static void send(JdbcClient connection, List<Waiting> waiting) {
        connection
                .sql("""
                        insert into notice.delivery (notice, channel, kind, due_at)
                        select notice, channel, kind, cast(due as timestamptz)
                        from unnest(:notices, :channels, :kinds, :due) as w (notice, channel, kind, due)
                        on conflict (notice, channel) do nothing
                        """)
                .param("notices", array("uuid", waiting, one -> one.notice().id()))
                .param("channels", array("text", waiting, Waiting::channel))
                .param("kinds", array("text", waiting, one -> one.notice().key().kind()))
                .param("due", array("text", waiting, one -> one.due().toString()))
                .update();
    }

    /** In the order in which they are written here they go out in their lane. */
    static void leave(JdbcClient connection, List<Leaving> leaving) {
        connection
                .sql("""
                        insert into notice.delivery (notice, channel, kind, lane, state, due_at)
                        select notice, channel, kind, lane, 'queued', cast(due as timestamptz)
                        from unnest(:notices, :channels, :kinds, :lanes, :due) with ordinality
                             as w (notice, channel, kind, lane, due, nth)
                        order by nth
                        on conflict (notice, channel) do nothing
                        """)
                .param("notices", array("uuid", leaving, one -> one.notice().id()))
                .param("channels", array("text", leaving, Leaving::channel))
                .param("kinds", array("text", leaving, one -> one.notice().key().kind()))
                .param("lanes", array("text", leaving, Leaving::lane))
                .param("due", array("text", leaving, one -> one.due().toString()))
                .update();
    }

    static Recipient recipient(ResultSet row) throws SQLException {
        var account = row.getObject("to_account", UUID.class);
        return account == null
                ? new Recipient.Post(new PostId(row.getObject("to_post", UUID.class)))
                : new Recipient.Account(new AccountId(account));
    }

    static Map<String, String> parameters(ResultSet row) throws SQLException {
        return JSON.readValue(row.getString("parameters"), WORDS);
    }

    static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                new Occasion.Key(recipient(row), row.getString("kind"), row.getObject("subject", UUID.class)),
                row.getTimestamp("at").toInstant(),
                row.getInt("count"),
                row.getBoolean("urgent"),
                parameters(row));
    }

    private static Map<String, Object> values(List<Notice> notices) {
        var values = new HashMap<String, Object>();
        values.put("ids", array("uuid", notices, Notice::id));
        values.put(
                "accounts",
                array("uuid", notices, notice -> account(notice.key().recipient())));
        values.put("posts", array("uuid", notices, notice -> post(notice.key().recipient())));
        values.put("kinds", array("text", notices, notice -> notice.key().kind()));
        values.put("subjects", array("uuid", notices, notice -> notice.key().subject()));
        values.put("times", array("text", notices, notice -> notice.at().toString()));
        values.put("counts", array("int4", notices, Notice::count));
        values.put("urgent", array("bool", notices, Notice::urgent));
        values.put("parameters", array("text", notices, notice -> JSON.writeValueAsString(notice.parameters())));
        return values;
    }

    private static @Nullable UUID account(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Account(var id) -> id.value();
            case Recipient.Post(var id) -> null;
        };
    }

    private static @Nullable UUID post(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Account(var id) -> null;
            case Recipient.Post(var id) -> id.value();
        };
    }

    static <T> SqlArrayValue array(String type, Collection<T> rows, Function<T, @Nullable Object> column) {
        var elements = new Object[rows.size()];
        var index = 0;
        for (var row : rows) {
            elements[index++] = column.apply(row);
        }
        return new SqlArrayValue(type, elements);
    }
}
