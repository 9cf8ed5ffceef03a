package org.minqing.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One post's seat in a temporary body, as the roster reads it: whoever holds the post sits in the post of the body, for as
 * long as both last.
 *
 * @param body the post of the body: of the role, department and place of the post that made it, so that whoever sits in it acts
 *     for that office too and sees nothing about it; for the areas of the body that are still areas of that post
 * @param to when the body ends by itself, or ended before
 */
record Gathered(UUID id, Hand body, Term.Limit limit, Member member, Instant from, Instant to) {

    /** Which post sits in it, as what. */
    record Member(PostId post, BodySeat seat) {}

    /** All seats that were ever given, from the store. */
    static List<Gathered> all(JdbcClient database) {
        return database.sql("""
                        select b.id, b.name, b.classes, m.post, m.seat, p.area, p.role, p.level, p.department,
                               (p.ranges * b.ranges)::text as ranges,
                               greatest(b.valid_from, p.valid_from) as "from",
                               least(b.valid_to, b.ended_at, p.valid_to) as "to"
                        from access.body b
                        join access.body_member m on m.body = b.id
                        join access.post p on p.id = b.maker
                        order by b.id, m.post
                        """)
                .query((row, number) -> new Gathered(
                        row.getObject("id", UUID.class),
                        Sitting.seat(row),
                        new Term.Limit(row.getString("name"), Set.copyOf(Arrays.asList((String[])
                                row.getArray("classes").getArray()))),
                        new Member(
                                new PostId(row.getObject("post", UUID.class)),
                                BodySeat.of(row.getString("seat")).orElseThrow()),
                        row.getTimestamp("from").toInstant(),
                        row.getTimestamp("to").toInstant()))
                .list();
    }

    /** All that give somebody something at some time. */
    static List<Roster.Held> among(List<Roster.Held> holdings, Collection<Gathered> gathered) {
        if (gathered.isEmpty()) {
            return List.of();
        }
        var byPost = holdings.stream()
                .collect(Collectors.groupingBy(held -> held.hand().post()));
        return gathered.stream()
                .flatMap(one -> byPost.getOrDefault(one.member.post(), List.of()).stream()
                        .flatMap(one::during))
                .toList();
    }

    private Stream<Roster.Held> during(Roster.Held held) {
        return new Sitting(id, body, limit, from, to).of(held, member.seat().verbs());
    }
}
