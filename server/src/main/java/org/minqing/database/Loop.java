package org.minqing.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Work that looks into the store again and again, on a thread of its own, from the time at which the server is ready until it
 * stops. What fails is said in the log and tried again after a rest; nothing but {@link #stop} ends the loop.
 */
public final class Loop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final String name;
    private final Duration first;
    private final Duration afterFailure;
    private final Supplier<Duration> work;
    private volatile CountDownLatch end = new CountDownLatch(0);
    private @Nullable Thread thread;

    private Loop(String name, Duration first, Duration afterFailure, Supplier<Duration> work) {
        this.name = name;
        this.first = first;
        this.afterFailure = afterFailure;
        this.work = work;
    }

    /**
     * Work with the same rest before each time, also after a failure.
     *
     * @param name of the thread, and what the log calls it
     */
    public static Loop every(String name, Duration pause, Runnable work) {
        return new Loop(name, pause, pause, () -> {
            work.run();
            return pause;
        });
    }

    /**
     * Sends what waits in an outbox: looks each half second, at once again while there is more, and after five seconds when
     * it failed.
     *
     * @param name of the thread, and what the log calls it
     * @param send takes up a few of what is due, and says how many
     */
    public static Loop emptying(String name, IntSupplier send) {
        return new Loop(name, Duration.ZERO, AFTER_FAILURE, () -> send.getAsInt() > 0 ? Duration.ZERO : LOOK);
    }

    @Override
    public synchronized void start() {
        var ending = new CountDownLatch(1);
        end = ending;
        thread = Thread.ofVirtual().name(name).start(() -> keepGoing(ending));
    }

    /** Waits for the work that is under way, ten seconds at most; a rest is broken off. */
    @Override
    public synchronized void stop() {
        end.countDown();
        var working = thread;
        if (working != null) {
            try {
                working.join(FAREWELL);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return end.getCount() > 0;
    }

    private void keepGoing(CountDownLatch ending) {
        try {
            var rest = first;
            while (!ending.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                rest = attempt(ending);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration attempt(CountDownLatch ending) {
        try {
            return work.get();
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException passing) {
            if (ending.getCount() > 0) {
                LOG.warn(
                        "\"{}\" could not reach the store and tries again: {}",
                        name,
                        passing.getMostSpecificCause().getMessage());
            }
        } catch (RuntimeException failed) {
            LOG.error("\"{}\" failed and tries again", name, failed);
        }
        return afterFailure;
    }
}
