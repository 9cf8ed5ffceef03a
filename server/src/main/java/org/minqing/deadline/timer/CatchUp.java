package org.minqing.deadline.timer;

import java.time.Duration;
import java.time.InstantSource;

/** Takes what is due without waiting for the next look: for whoever moves the clock and wants to see what follows. */
public final class CatchUp {

    private static final Duration TICK = Duration.ofMillis(20);
    private static final int MOST_TICKS = 1_500;

    private final TimerRuns runs;
    private final InstantSource clock;

    CatchUp(TimerRuns runs, InstantSource clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Takes everything that is due by now and returns when it is done, also what another thread or node is taking; false
     * when that takes longer than half a minute.
     */
    public boolean run() {
        var now = clock.instant();
        try {
            for (var tick = 0; tick < MOST_TICKS; tick++) {
                runs.run();
                if (!runs.isAnythingDue(now)) {
                    return true;
                }
                Thread.sleep(TICK);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
