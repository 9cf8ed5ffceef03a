package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.PostId;
import org.minqing.scenario.ClockRun;

class CaseClockTest {

    private static final Instant NOON = Instant.parse("2026-11-27T04:00:00Z");

    @Test
    void isReadAsItWasWritten() {
        var run = new ClockRun(
                NOON,
                List.of(
                        new ClockRun.Pause(NOON.plusSeconds(60), Optional.of(NOON.plusSeconds(90)), "suspended"),
                        new ClockRun.Pause(NOON.plusSeconds(100), Optional.empty(), "suspended")),
                List.of(
                        new ClockRun.Grant(NOON.plusSeconds(95), Optional.of(new PostId(new UUID(1, 7))), 2),
                        new ClockRun.Grant(NOON.plusSeconds(97), Optional.empty(), 1)),
                Optional.empty());

        for (var clock : List.of(
                new CaseClock("handle", run, Optional.empty()),
                new CaseClock("handle", run, Optional.of(NOON.plusSeconds(3600))),
                new CaseClock("accept", plain(Optional.of(NOON.plusSeconds(5))), Optional.of(NOON.plusSeconds(7))))) {
            assertThat(CaseClock.read(clock.written())).isEqualTo(clock);
            var text = CanonicalJson.text(List.of(clock.written()));
            assertThat(CanonicalJson.list(text)).map(CaseClock::read).containsExactly(clock);
        }
    }

    @Test
    void anExtensionThatIsOlderThanWhoGrantedItIsRead() {
        var written = Map.of("clock", "handle", "began", NOON.toString(), "extended", List.of("2026-11-27T05:00:00Z"));

        assertThat(CaseClock.read(written).run().extended())
                .containsExactly(new ClockRun.Grant(NOON.plusSeconds(3600), Optional.empty(), 1));
    }

    @Test
    void theNearestDueTimeIsThatOfARunningClock() {
        var ended = new CaseClock("accept", plain(Optional.of(NOON)), Optional.of(NOON.plusSeconds(1)));
        var still = new CaseClock("handle", plain(Optional.empty()), Optional.empty());
        var later = new CaseClock("verify", plain(Optional.empty()), Optional.of(NOON.plusSeconds(9)));
        var sooner = new CaseClock("answer", plain(Optional.empty()), Optional.of(NOON.plusSeconds(5)));

        assertThat(CaseClocks.nearest(List.of(ended, still, later, sooner))).contains(NOON.plusSeconds(5));
        assertThat(CaseClocks.nearest(List.of(ended, still))).isEmpty();
    }

    private static ClockRun plain(Optional<Instant> ended) {
        return new ClockRun(NOON, List.of(), List.of(), ended);
    }
}
