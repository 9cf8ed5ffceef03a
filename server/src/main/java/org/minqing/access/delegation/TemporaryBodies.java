package org.minqing.access.delegation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.minqing.access.BodySeat;
import org.minqing.access.Hand;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** All temporary bodies. A row stays when the body has ended. */
@Component
class TemporaryBodies {

    private static final String SELECT = """
            select id, name, basis, purpose, maker, made_by, area, classes, valid_from, valid_to, ended_at,
                   array(select post::text || ' ' || seat from access.body_member where body = b.id) as members
            from access.body b
            """;

    private final JdbcClient database;
    private final SeatRows<TemporaryBody> rows;

    TemporaryBodies(JdbcClient database) {
        this.database = database;
        this.rows = new SeatRows<>(database, SELECT, "access.body", "bodies", (row, number) -> body(row));
    }

    Optional<TemporaryBody> one(UUID id) {
        return rows.one(id);
    }

    /** The latest first. */
    List<TemporaryBody> latest(int most) {
        return rows.latest(most);
    }

    /** Keeps it with a post of its own, in the caller's transaction; false where the id is taken. */
    boolean add(TemporaryBody body, Hand maker, AreaRanges ranges, Instant now) {
        if (!rows.addPost(body.id(), maker, body.area(), ranges, body.span())) {
            return false;
        }
        addBody(body, ranges, now);
        seat(body);
        return true;
    }

    private void addBody(TemporaryBody body, AreaRanges ranges, Instant now) {
        database.sql("""
                        insert into access.body
                            (id, maker, made_by, name, basis, purpose, area, ranges, classes, valid_from, valid_to, made_at)
                        values (:id, :maker, :by, :name, :basis, :purpose, :area, cast(:ranges as int8multirange),
                                :classes, :from, :to, :now)
                        """)
                .param("id", body.id())
                .param("maker", body.maker().post().value())
                .param("by", body.maker().account().value())
                .param("name", body.said().name())
                .param("basis", body.said().basis())
                .param("purpose", body.said().purpose())
                .param("area", body.area().value())
                .param("ranges", SeatRows.text(ranges))
                .param("classes", new SqlArrayValue("text", body.classes().toArray()))
                .param("from", Timestamp.from(body.span().from()))
                .param("to", Timestamp.from(body.span().to()))
                .param("now", Timestamp.from(now))
                .update();
    }

    private void seat(TemporaryBody body) {
        var members = List.copyOf(body.members().entrySet());
        database.sql("""
                        insert into access.body_member (body, post, seat)
                        select :id, post, seat from unnest(:posts, :seats) as given (post, seat)
                        """)
                .param("id", body.id())
                .param(
                        "posts",
                        new SqlArrayValue(
                                "uuid",
                                members.stream()
                                        .map(member -> member.getKey().value())
                                        .toArray()))
                .param(
                        "seats",
                        new SqlArrayValue(
                                "text",
                                members.stream()
                                        .map(member -> member.getValue().code())
                                        .toArray()))
                .update();
    }

    /** Ends it now; says whether it had not ended before. */
    boolean end(UUID id, AccountId by, Instant now) {
        return rows.end(id, by, now);
    }

    private static TemporaryBody body(ResultSet row) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new TemporaryBody(
                row.getObject("id", UUID.class),
                new TemporaryBody.Said(row.getString("name"), row.getString("basis"), row.getString("purpose")),
                new TemporaryBody.Maker(
                        new PostId(row.getObject("maker", UUID.class)),
                        new AccountId(row.getObject("made_by", UUID.class))),
                new AreaCode(row.getLong("area")),
                Set.of((String[]) row.getArray("classes").getArray()),
                new Span(
                        row.getTimestamp("valid_from").toInstant(),
                        row.getTimestamp("valid_to").toInstant()),
                members((String[]) row.getArray("members").getArray()),
                ended == null ? null : ended.toInstant());
    }

    private static Map<PostId, BodySeat> members(String[] written) {
        var members = new HashMap<PostId, BodySeat>();
        Arrays.stream(written)
                .map(member -> member.split(" ", 2))
                .forEach(member -> members.put(
                        new PostId(UUID.fromString(member[0])),
                        BodySeat.of(member[1]).orElseThrow()));
        return members;
    }
}
