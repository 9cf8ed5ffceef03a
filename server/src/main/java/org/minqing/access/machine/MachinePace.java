package org.minqing.access.machine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.minqing.access.AccessProblem;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** How fast another system may ask, on this node; only what was signed well counts, so that nobody else uses it up. */
@Component
class MachinePace {

    private static final int MOST_REQUESTS = 600;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Cache<AccountId, Count> counts =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(MINUTE).build();

    private record Count(Instant since, int number) {

        private boolean isOver(Instant now) {
            return !now.isBefore(since.plus(MINUTE));
        }
    }

    /** Counts one more request, or refuses it with the time to wait. */
    void count(AccountId account, Instant now) {
        var count = counts.asMap()
                .merge(
                        account,
                        new Count(now, 1),
                        (before, first) -> before.isOver(now) ? first : new Count(before.since(), before.number() + 1));
        if (count.number() > MOST_REQUESTS) {
            var wait = Duration.between(now, count.since().plus(MINUTE)).toSeconds();
            throw new ProblemException(
                    AccessProblem.MACHINE_SLOW_DOWN, List.of(), Map.of("retryAfter", Math.max(1, wait)));
        }
    }
}
