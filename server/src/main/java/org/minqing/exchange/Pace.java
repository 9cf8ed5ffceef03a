package org.minqing.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.minqing.kernel.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** How many reports a key sends in a minute, counted in the memory of this node. */
@Component
class Pace {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<UUID, Count> counts = new ConcurrentHashMap<>();
    private final InstantSource clock;

    private record Count(Instant since, int sent) {}

    /** The wall's clock: a sample whose time is moved forward gives nobody more. */
    Pace(@Qualifier("wallClock") InstantSource clock) {
        this.clock = clock;
    }

    /** Counts one more, or refuses it with the time to wait. There are as many counts as keys. */
    void count(UUID key, int most) {
        var now = clock.instant();
        var count = counts.merge(
                key,
                new Count(now, 1),
                (before, first) -> now.isBefore(before.since().plus(MINUTE))
                        ? new Count(before.since(), before.sent() + 1)
                        : first);
        if (count.sent() > most) {
            var wait = Duration.between(now, count.since().plus(MINUTE)).toSeconds();
            throw new ProblemException(ExchangeProblem.SLOW_DOWN, List.of(), Map.of("retryAfter", Math.max(1, wait)));
        }
    }
}
