package org.minqing.access.delegation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** From when until when something was given. */
record Span(Instant from, Instant to) {

    Span {
        from = from.truncatedTo(ChronoUnit.MICROS);
        to = to.truncatedTo(ChronoUnit.MICROS);
    }

    /** Begins about now or within that time, and is no longer than it. */
    boolean isWithinBounds(Instant now, Duration longest) {
        return from.isBefore(to)
                && now.isBefore(to)
                && !from.isBefore(now.minus(Duration.ofMinutes(10)))
                && !from.isAfter(now.plus(longest))
                && Duration.between(from, to).compareTo(longest) <= 0;
    }
}
