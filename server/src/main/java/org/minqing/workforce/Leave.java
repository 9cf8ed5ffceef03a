package org.minqing.workforce;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/**
 * Days, both included, on which the holder of a post is away, and the post that covers it; without a cover the gap has a
 * name. Why somebody is away is nobody's business here and has no field.
 */
record Leave(UUID id, Days days, Optional<PostId> cover, Optional<String> gap, Entered entered) {

    /** Which post is away, where, and when. */
    record Days(PostId post, AreaCode area, LocalDate first, LocalDate last) {

        boolean include(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }

        boolean overlap(Days other) {
            return post.equals(other.post) && !last.isBefore(other.first) && !first.isAfter(other.last);
        }
    }

    /** Who entered it. */
    record Entered(Actor by, Instant at) {}

    PostId post() {
        return days.post();
    }

    /** The posts that are away on a day, each with its cover. */
    static Map<PostId, Optional<PostId>> away(Collection<Leave> leaves, LocalDate day) {
        var away = new HashMap<PostId, Optional<PostId>>();
        for (var leave : leaves) {
            if (leave.days().include(day)) {
                away.put(leave.post(), leave.cover());
            }
        }
        return away;
    }
}
