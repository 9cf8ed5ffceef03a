package org.minqing.deadline;

import java.time.Instant;
import java.util.Optional;
import org.minqing.kernel.PostId;

/**
 * Somebody granted more time.
 *
 * @param amount of the rule's unit
 * @param by the post that granted it
 * @param levelsAbove how many levels that post stands above the one that holds the clock; 0 for the same level
 * @param notified when those concerned were told; absent where they were not
 */
public record Extension(int amount, Instant granted, PostId by, int levelsAbove, Optional<Instant> notified) {

    public Extension {
        if (amount < 1) {
            throw new IllegalArgumentException("An extension adds something");
        }
    }

    /** What became of it. */
    public enum Verdict {
        GRANTED,
        NOT_EXTENDABLE,
        TOO_LATE,
        NOT_FROM_ABOVE,
        WITHOUT_NOTICE,
        TOO_LONG,
        SECOND
    }
}
