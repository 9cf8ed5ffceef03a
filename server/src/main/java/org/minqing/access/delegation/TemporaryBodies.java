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
import java.util.stream.Collectors;
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

    TemporaryBodies(JdbcClient database) {
        this.database = database;
    }

    Optional<TemporaryBody> one(UUID id) {
        return database.sql(SELECT + " where id = :id")
                .param("id", id)
                .query((row, number) -> body(row))
                .optional();
    }

    /** The latest first. */
    List<TemporaryBody> latest(int most) {
        return database.sql(SELECT + " order by valid_from desc, id limit :most")
                .param("most", most)
                .query((row, number) -> body(row))
                .list();
    }

    /** Keeps it with a post of its own, in the caller's transaction; false where the id is taken. */
    boolean add(TemporaryBody body, Hand maker, AreaRanges ranges, Instant now) {
        if (!addPost(body, maker, ranges)) {
            return false;
        }
        addBody(body, ranges, now);
        seat(body);
        return true;
    }

    private boolean addPost(TemporaryBody body, Hand maker, AreaRanges ranges) {
        return database.sql("""
                        insert into access.post
                            (id, role, level, area, ranges, department, ordinal, valid_from, valid_to, part)
                        values (:id, :role, :level, :area, cast(:ranges as int8multirange), :department, 1, :from, :to, 'bodies')
                        on conflict (id) do nothing
                        """)
                        .param("id", body.id())
                        .param("role", maker.role())
                        .param("level", maker.level())
                        .param("area", body.area().value())
                        .param("ranges", text(ranges))
                        .param("department", maker.department().orElse(null))
                        .param("from", Timestamp.from(body.span().from()))
                        .param("to", Timestamp.from(body.span().to()))
                        .update()
                == 1;
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
                .param("ranges", text(ranges))
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
        return database.sql("""
                                update access.body set ended_at = :now, ended_by = :by
                                where id = :id and least(valid_to, ended_at) > :now
                                """)
                        .param("id", id)
                        .param("by", by.value())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private static String text(AreaRanges ranges) {
        return ranges.ranges().stream()
                .map(range -> "[" + range.from() + "," + range.to() + "]")
                .collect(Collectors.joining(",", "{", "}"));
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
                new Delegation.Span(
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
