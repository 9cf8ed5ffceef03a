package org.minqing.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.minqing.kernel.Settings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * How often what is open to everybody is asked from one address in a minute, counted in the memory of this node. An address
 * is kept for a minute and written nowhere. Of the newer kind of address the first half counts: one household has all the rest.
 */
@Component
class OpenPace {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 100_000;
    private static final int NETWORK = 8;

    private final Cache<ByteBuffer, Count> counts = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(MINUTE)
            .build();
    private final InstantSource clock;
    private final int most;

    private record Count(Instant since, int asked) {}

    /** The wall's clock: a sample whose time is moved forward gives nobody more. */
    @Autowired
    OpenPace(@Qualifier("wallClock") InstantSource clock, Settings settings) {
        this(clock, settings.openPerMinute());
    }

    OpenPace(InstantSource clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** Counts one more; the time to wait where it is one too many. */
    Optional<Duration> count(String address) {
        var now = clock.instant();
        var count = counts.asMap()
                .merge(
                        network(address),
                        new Count(now, 1),
                        (before, first) -> now.isBefore(before.since().plus(MINUTE))
                                ? new Count(before.since(), before.asked() + 1)
                                : first);
        return count.asked() > most
                ? Optional.of(Duration.between(now, count.since().plus(MINUTE)))
                : Optional.empty();
    }

    private static ByteBuffer network(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, NETWORK));
        } catch (IllegalArgumentException unreadable) {
            return ByteBuffer.allocate(0);
        }
    }
}
