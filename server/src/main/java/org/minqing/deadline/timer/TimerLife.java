package org.minqing.deadline.timer;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks every second for what is due, from the time at which the server is ready until it stops. */
public final class TimerLife implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TimerLife.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofMillis(20);
    private static final int MOST_TICKS = 1_500;

    private final TimerRuns runs;
    private final InstantSource clock;
    private volatile boolean running;
    private @Nullable Thread thread;

    TimerLife(TimerRuns runs, InstantSource clock) {
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("timers").start(this::keepGoing);
    }

    /** Waits for the step that is being taken. */
    @Override
    public synchronized void stop() {
        running = false;
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /**
     * Takes everything that is due by now and returns when it is done, also what another thread or node is taking; false
     * when that takes longer than half a minute.
     */
    public boolean catchUp() {
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

    private void keepGoing() {
        while (running) {
            try {
                Thread.sleep(PAUSE);
                runs.run();
            } catch (InterruptedException ended) {
                return;
            } catch (RuntimeException failed) {
                // Whatever went wrong must not end the timers; the next round may succeed.
                LOG.error("The timers could not be looked at", failed);
            }
        }
    }
}
