package org.minqing.access.delegation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that one post gives to others for a time: it begins and ends by itself, and may be ended before. */
sealed interface ForATime permits Delegation, Share, TemporaryBody {

    Span span();

    /** When it was ended, or ended with the post that gave it. */
    @Nullable
    Instant endedAt();

    /** When it is over. */
    default Instant end() {
        return endedEarly().orElse(span().to());
    }

    /** When it was over before its end. */
    default Optional<Instant> endedEarly() {
        return Optional.ofNullable(endedAt()).filter(span().to()::isAfter);
    }

    default boolean runsAt(Instant moment) {
        return !moment.isBefore(span().from()) && moment.isBefore(end());
    }
}
