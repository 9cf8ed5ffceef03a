package org.minqing.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/** A post that nobody holds and in which others sit for a time: that of a temporary body or of a share. */
record Sitting(UUID id, Hand seat, Term.Limit limit, Instant from, Instant to) {

    /** The post as the store has it, for the areas that are left of it. */
    static Hand seat(ResultSet row) throws SQLException {
        return new Hand(
                new PostId(row.getObject("id", UUID.class)),
                row.getString("role"),
                row.getString("level"),
                new AreaCode(row.getLong("area")),
                Multiranges.parse(row.getString("ranges")),
                Optional.ofNullable(row.getString("department")));
    }

    /** What somebody has of it by the post that they hold, for as long as both last. */
    Stream<Roster.Held> of(Roster.Held held, Set<Verb> verbs) {
        var begin = Delegated.latest(from, held.from());
        var end = Delegated.earliest(to, held.to(), Optional.empty());
        if (!begin.isBefore(end)) {
            return Stream.empty();
        }
        var term = new Term(id, verbs, held.hand(), end, Optional.of(limit));
        return Stream.of(new Roster.Held(held.account(), seat.during(term), begin, Optional.of(end)));
    }
}
