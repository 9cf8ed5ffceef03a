package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each address has a minute of its own, and nobody else's. */
class OpenPaceTest {

    private static final String SOMEBODY = "203.0.113.9";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-29T08:00:00Z"));
    private final OpenPace pace = new OpenPace(now::get, 3);

    @Test
    void whoAsksTooOftenWaitsUntilTheMinuteIsOver() {
        assertThat(IntStream.range(0, 3).mapToObj(_ -> pace.count(SOMEBODY))).allMatch(java.util.Optional::isEmpty);
        now.updateAndGet(time -> time.plusSeconds(20));
        assertThat(pace.count(SOMEBODY)).contains(Duration.ofSeconds(40));
        assertThat(pace.count("203.0.113.10")).as("the neighbour").isEmpty();
        now.updateAndGet(time -> time.plusSeconds(40));
        assertThat(pace.count(SOMEBODY)).isEmpty();
    }

    @Test
    void oneNetworkOfTheNewerKindIsOneAddress() {
        for (var host = 1; host <= 3; host++) {
            assertThat(pace.count("2001:db8:1:2::" + host)).isEmpty();
        }
        assertThat(pace.count("2001:db8:1:2:ffff::4")).isPresent();
        assertThat(pace.count("2001:db8:1:3::1")).isEmpty();
    }
}
