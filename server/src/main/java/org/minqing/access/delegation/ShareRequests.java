package org.minqing.access.delegation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.minqing.access.Unit;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** All requests for shares. A row stays; its words end. */
@Component
class ShareRequests {

    private static final String SELECT = """
            select id, asker, asked_by, receiver, asked, purpose, area, classes, sight, export, valid_to, why, asked_at,
                   lapses_at, answer, answered_at, answering, refusal
            from access.share_request
            """;

    private final JdbcClient database;

    ShareRequests(JdbcClient database) {
        this.database = database;
    }

    Optional<ShareRequest> one(UUID id) {
        return database.sql(SELECT + " where id = :id")
                .param("id", id)
                .query((row, number) -> request(row))
                .optional();
    }

    /** Those that an office asked for or is asked for, the latest first. */
    List<ShareRequest> of(Unit office, int most) {
        return database.sql(
                        SELECT + " where receiver = :office or asked = :office order by asked_at desc, id limit :most")
                .param("office", office.toString())
                .param("most", most)
                .query((row, number) -> request(row))
                .list();
    }

    /** How many of a post wait for an answer. */
    int waiting(PostId asker, Instant now) {
        return database.sql("""
                        select count(*) from access.share_request
                        where asker = :asker and answer is null and lapses_at > :now
                        """)
                .param("asker", asker.value())
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    /** Keeps it, in the caller's transaction, and ends the words of those that are long over; false where the id is taken. */
    boolean add(ShareRequest request) {
        database.sql("update access.share_request set why = null where why is not null and lapses_at < :old")
                .param("old", Timestamp.from(request.askedAt().minus(ShareRequest.WORDS_KEPT)))
                .update();
        var said = request.said();
        return database.sql("""
                        insert into access.share_request
                            (id, asker, asked_by, receiver, asked, purpose, area, classes, sight, export, valid_to, why, asked_at,
                             lapses_at)
                        values (:id, :asker, :by, :receiver, :asked, :purpose, :area, :classes, :sight, :export, :to, :why, :at,
                                :lapses)
                        on conflict (id) do nothing
                        """)
                        .param("id", request.id())
                        .param("asker", request.asker().post().value())
                        .param("by", request.asker().account().value())
                        .param("receiver", request.receiver().toString())
                        .param("asked", request.asked().toString())
                        .param("purpose", said.purpose().code())
                        .param("area", said.sight().area().value())
                        .param(
                                "classes",
                                new SqlArrayValue("text", said.sight().classes().toArray()))
                        .param("sight", said.sight().how().code())
                        .param("export", said.sight().export())
                        .param("to", Timestamp.from(request.until()))
                        .param("why", said.why().orElse(null))
                        .param("at", Timestamp.from(request.askedAt()))
                        .param("lapses", Timestamp.from(request.lapses()))
                        .update()
                == 1;
    }

    /** Of two who answer at once one does. */
    boolean answer(UUID id, ShareRequest.Answer answer, Actor by) {
        return database.sql("""
                                update access.share_request
                                set answer = :answer, answered_at = :at, answering = :post, answered_by = :by, refusal = :refusal
                                where id = :id and answer is null and lapses_at > :at
                                """)
                        .param("answer", answer.state().code())
                        .param("at", Timestamp.from(answer.at()))
                        .param("post", answer.post().value())
                        .param("by", by.account().value())
                        .param("refusal", answer.refusal().orElse(null))
                        .param("id", id)
                        .update()
                == 1;
    }

    private static ShareRequest request(ResultSet row) throws SQLException {
        return new ShareRequest(
                row.getObject("id", UUID.class),
                new Share.Giver(
                        new PostId(row.getObject("asker", UUID.class)),
                        new AccountId(row.getObject("asked_by", UUID.class))),
                Unit.read(row.getString("receiver")),
                Unit.read(row.getString("asked")),
                new ShareRequest.Said(
                        new Purpose(row.getString("purpose")),
                        Shares.sight(row),
                        Optional.ofNullable(row.getString("why"))),
                row.getTimestamp("valid_to").toInstant(),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("lapses_at").toInstant(),
                answer(row));
    }

    private static Optional<ShareRequest.Answer> answer(ResultSet row) throws SQLException {
        var answer = row.getString("answer");
        return answer == null
                ? Optional.empty()
                : Optional.of(new ShareRequest.Answer(
                        ShareRequest.State.valueOf(answer.toUpperCase(Locale.ROOT)),
                        row.getTimestamp("answered_at").toInstant(),
                        new PostId(row.getObject("answering", UUID.class)),
                        Optional.ofNullable(row.getString("refusal"))));
    }
}
