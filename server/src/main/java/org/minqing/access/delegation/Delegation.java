package org.minqing.access.delegation;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.PostId;

/**
 * Rights of a post, handed over for a time.
 *
 * @param verbs by their codes
 * @param endedAt when it was taken back, or ended with its post
 */
record Delegation(
        UUID id,
        Parties parties,
        SortedSet<String> verbs,
        String reason,
        Span span,
        @Nullable Instant endedAt) implements ForATime {

    /** So long at most. */
    static final Duration LONGEST = Duration.ofDays(30);

    /** Why somebody hands over, as codes: nothing about a person's health or life. */
    static final Set<String> REASONS = Set.of("away", "handover", "workload");

    record Parties(PostId post, AccountId giver, PostId receiver) {}

    Delegation {
        verbs = new TreeSet<>(verbs);
    }

    /** Whether the other says the same, whatever became of it. */
    boolean says(Delegation other) {
        return parties.equals(other.parties)
                && verbs.equals(other.verbs)
                && reason.equals(other.reason)
                && span.equals(other.span);
    }
}
