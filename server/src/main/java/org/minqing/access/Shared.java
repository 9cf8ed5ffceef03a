package org.minqing.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.minqing.kernel.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one office lets another one see, as the roster reads it: a seat for whoever holds a post of the other office.
 *
 * @param seat of the role, department and place of the post that gave it, so that whoever sits in it acts for both offices and
 *     sees nothing about either; for the areas of the share that are still areas of that post
 * @param to when it ends by itself, or was withdrawn before
 */
record Shared(UUID id, Hand seat, Term.Limit limit, Set<Verb> verbs, Unit receiver, Instant from, Instant to) {

    /** All that were ever given, from the store. */
    static List<Shared> all(JdbcClient database) {
        return database.sql("""
                        select s.id, s.receiver, s.purpose, s.classes, s.sight, s.export, p.area, p.role, p.level, p.department,
                               (p.ranges * s.ranges)::text as ranges,
                               greatest(s.valid_from, p.valid_from) as "from",
                               least(s.valid_to, s.ended_at, p.valid_to) as "to"
                        from access.share s join access.post p on p.id = s.giver
                        order by s.id
                        """)
                .query((row, number) -> new Shared(
                        row.getObject("id", UUID.class),
                        Sitting.seat(row),
                        new Term.Limit(
                                "",
                                Set.copyOf(Arrays.asList(
                                        (String[]) row.getArray("classes").getArray())),
                                Optional.of(new Purpose(row.getString("purpose")))),
                        ShareSight.of(row.getString("sight")).orElseThrow().verbs(row.getBoolean("export")),
                        Unit.read(row.getString("receiver")),
                        row.getTimestamp("from").toInstant(),
                        row.getTimestamp("to").toInstant()))
                .list();
    }

    /** All that give somebody something at some time. */
    static List<Roster.Held> among(List<Roster.Held> holdings, Collection<Shared> shares) {
        return shares.stream()
                .flatMap(share -> holdings.stream()
                        .filter(held -> share.receiver.has(held.hand()))
                        .flatMap(share::during))
                .toList();
    }

    private Stream<Roster.Held> during(Roster.Held held) {
        return new Sitting(id, seat, limit, from, to).of(held, verbs);
    }
}
