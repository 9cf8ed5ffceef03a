package org.minqing.kernel;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is read from elsewhere and may be a moment old. When it is older than that, one caller reads it anew, while
 * the others go on with what is there; only the first of all waits.
 */
public final class Remembered<T> {

    private final long fresh;
    private final Supplier<T> source;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Known<T> known;

    private record Known<T>(T value, long readAt) {}

    /**
     * @param fresh for how long what was read is good
     * @param source reads it
     */
    public Remembered(Duration fresh, Supplier<T> source) {
        this.fresh = fresh.toNanos();
        this.source = source;
    }

    public T get() {
        var current = known;
        if (current != null && isFresh(current)) {
            return current.value();
        }
        if (current == null) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return current.value();
        }
        try {
            return read();
        } finally {
            reading.unlock();
        }
    }

    /** Whoever asks next reads it anew. */
    public void forget() {
        known = null;
    }

    private T read() {
        var current = known;
        if (current != null && isFresh(current)) {
            return current.value();
        }
        var begun = System.nanoTime();
        var value = source.get();
        known = new Known<>(value, begun);
        return value;
    }

    private boolean isFresh(Known<T> current) {
        return System.nanoTime() - current.readAt() < fresh;
    }
}
