package org.minqing.deadline;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which the clock stands still.
 *
 * @param to absent while it still does
 * @param reason a code, such as {@code appraisal}
 */
public record Pause(Instant from, Optional<Instant> to, String reason) {

    public Pause {
        if (to.filter(end -> end.isBefore(from)).isPresent()) {
            throw new IllegalArgumentException("A pause ends after it begins");
        }
    }
}
