package org.minqing.casework.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.minqing.kernel.Problem;
import org.minqing.kernel.ProblemException;

/** How often something was asked within an hour, in memory alone. When there is more than memory holds, the count begins anew. */
final class HourlyCounts {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_KEYS = 100_000;

    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private final Problem tooMuch;

    private record Count(Instant since, int asked) {

        private boolean isOver(Instant now) {
            return !now.isBefore(since.plus(HOUR));
        }
    }

    HourlyCounts(Problem tooMuch) {
        this.tooMuch = tooMuch;
    }

    /** Counts it, or refuses it with the time to wait. */
    void count(String key, int most, Instant now) {
        forget(now);
        var count = counts.merge(
                key,
                new Count(now, 1),
                (before, first) -> before.isOver(now) ? first : new Count(before.since(), before.asked() + 1));
        if (count.asked() > most) {
            var seconds =
                    Math.max(1, Duration.between(now, count.since().plus(HOUR)).toSeconds());
            throw new ProblemException(tooMuch, List.of(), Map.of("retryAfter", seconds));
        }
    }

    private void forget(Instant now) {
        if (counts.size() >= MOST_KEYS) {
            counts.values().removeIf(count -> count.isOver(now));
            if (counts.size() >= MOST_KEYS) {
                counts.clear();
            }
        }
    }
}
