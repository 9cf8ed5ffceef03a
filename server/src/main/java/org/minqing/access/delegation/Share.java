package org.minqing.access.delegation;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.ShareSight;
import org.minqing.access.Unit;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;

/**
 * What one office lets another one see of its cases, for a purpose and a time.
 *
 * @param receiver the office that sees them
 * @param endedAt when it was withdrawn, or ended with the post that gave it
 */
record Share(
        UUID id,
        Giver giver,
        Unit receiver,
        Purpose purpose,
        Sight sight,
        Span span,
        @Nullable Instant endedAt) implements ForATime {

    /** So long at most. */
    static final Duration LONGEST = Duration.ofDays(90);

    /** So many classes at most. */
    static final int MOST_CLASSES = 20;

    record Giver(PostId post, AccountId account) {}

    /**
     * What is seen.
     *
     * @param export whether lists of it may be taken out
     */
    record Sight(AreaCode area, Set<String> classes, ShareSight how, boolean export) {
        Sight {
            classes = Set.copyOf(classes);
        }
    }

    /** Whether the other says the same, whatever became of it. */
    boolean says(Share other) {
        return giver.equals(other.giver)
                && receiver.equals(other.receiver)
                && purpose.equals(other.purpose)
                && sight.equals(other.sight)
                && span.equals(other.span);
    }
}
