package org.minqing.deadline.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Counts how far due times and targets agree. */
final class Tally {

    private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    private int rows;
    private int sameMinute;
    private int underAMinute;
    private int withinAMinute;
    private int withStatus;
    private int sameStatus;

    /** How a target differs from the due time; the words are those of the document. */
    enum Reason {
        NO_LIMIT,
        FEW_MINUTES,
        SAME_DAY,
        ONE_DAY,
        OTHER_LIMIT
    }

    void add(Request request, Optional<Instant> due) {
        rows++;
        if (due.isEmpty()) {
            reasons.merge(Reason.NO_LIMIT, 1, Integer::sum);
            return;
        }
        var apart = Duration.between(request.target(), due.get()).abs();
        var minutes =
                Duration.between(minute(request.target()), minute(due.get())).abs();
        sameMinute += minutes.isZero() ? 1 : 0;
        underAMinute += apart.toSeconds() < 60 ? 1 : 0;
        withinAMinute += minutes.toMinutes() <= 1 ? 1 : 0;
        if (minutes.toMinutes() > 1) {
            reasons.merge(reason(apart), 1, Integer::sum);
        }
        if (request.closed().isPresent() && request.onTime().isPresent()) {
            withStatus++;
            var onTime = !request.closed().get().isAfter(due.get());
            sameStatus += onTime == request.onTime().get() ? 1 : 0;
        }
    }

    private static Reason reason(Duration apart) {
        if (apart.toMinutes() <= 15) {
            return Reason.FEW_MINUTES;
        }
        if (apart.toHours() < 20) {
            return Reason.SAME_DAY;
        }
        return apart.toHours() <= 28 ? Reason.ONE_DAY : Reason.OTHER_LIMIT;
    }

    private static Instant minute(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES);
    }

    int apart() {
        return rows - withinAMinute;
    }

    Map<Reason, Integer> reasons() {
        return Map.copyOf(reasons);
    }

    Comparison.Agreement agreement() {
        return new Comparison.Agreement(rows, sameMinute, underAMinute, withinAMinute, withStatus, sameStatus);
    }
}
