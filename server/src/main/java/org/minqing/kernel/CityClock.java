package org.minqing.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time that the whole server lives by: the system's, plus an offset that only sample mode may move, and only forward.
 * Everybody injects {@link InstantSource}.
 */
public final class CityClock implements InstantSource {

    private final InstantSource source;
    private final boolean movable;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    public CityClock(InstantSource source, boolean movable) {
        this.source = source;
        this.movable = movable;
    }

    @Override
    public Instant instant() {
        return source.instant().plus(offset.get());
    }

    /** Whether {@link #moveTo} is allowed at all. */
    public boolean movable() {
        return movable;
    }

    /** Moves time forward to {@code to}; an instant that has passed changes nothing. Answers the time after the move. */
    public Instant moveTo(Instant to) {
        if (!movable) {
            throw new IllegalStateException("Only sample mode may move time");
        }
        var wanted = Duration.between(source.instant(), to);
        offset.accumulateAndGet(wanted, (held, asked) -> held.compareTo(asked) >= 0 ? held : asked);
        return instant();
    }
}
