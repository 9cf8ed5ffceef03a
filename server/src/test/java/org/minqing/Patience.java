package org.minqing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what readers of the journal and timers do a moment later, on a busy machine some moments. */
public final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private Patience() {}

    /** Returns as soon as it holds, and fails when it does not for a minute. */
    public static void until(BooleanSupplier holds) {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
            try {
                Thread.sleep(GLANCE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }
}
