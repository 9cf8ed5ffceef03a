package org.minqing.access.delegation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.BodySeat;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/**
 * A headquarters or a working group: posts of several units that sit together for an area and a time.
 *
 * @param classes the scenario classes that it is for; empty for all
 * @param endedAt when it was dissolved, or ended with the post that made it
 */
record TemporaryBody(
        UUID id,
        Said said,
        Maker maker,
        AreaCode area,
        Set<String> classes,
        Span span,
        Map<PostId, BodySeat> members,
        @Nullable Instant endedAt)
        implements ForATime {

    /** So long at most. */
    static final Duration LONGEST = Duration.ofDays(90);

    /** So many posts at most. */
    static final int MOST_MEMBERS = 60;

    /**
     * What everybody reads of it.
     *
     * @param basis the law or the order on which it rests
     */
    record Said(String name, String basis, String purpose) {}

    record Maker(PostId post, AccountId account) {}

    TemporaryBody {
        classes = Set.copyOf(classes);
        members = Map.copyOf(members);
    }

    /** Whether the other says the same, whatever became of it. */
    boolean says(TemporaryBody other) {
        return said.equals(other.said)
                && maker.equals(other.maker)
                && area.equals(other.area)
                && classes.equals(other.classes)
                && span.equals(other.span)
                && members.equals(other.members);
    }
}
