package org.minqing.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Time goes forward only, and only where it may be moved. */
class CityClockTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-23T20:00:00Z");

    @Test
    void movesForwardInSampleMode() {
        var clock = new CityClock(InstantSource.fixed(NOON), true);
        assertThat(clock.moveTo(EVENING)).isEqualTo(EVENING);
        assertThat(clock.instant()).isEqualTo(EVENING);
    }

    @Test
    void neverMovesBack() {
        var clock = new CityClock(InstantSource.fixed(NOON), true);
        clock.moveTo(EVENING);
        assertThat(clock.moveTo(NOON)).isEqualTo(EVENING);
    }

    @Test
    void refusesToMoveInARealCity() {
        var clock = new CityClock(InstantSource.fixed(NOON), false);
        assertThatThrownBy(() -> clock.moveTo(EVENING)).isInstanceOf(IllegalStateException.class);
        assertThat(clock.instant()).isEqualTo(NOON);
    }
}
