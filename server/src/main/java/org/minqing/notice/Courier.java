package org.minqing.notice;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps the outbox going on this node: looks each half second, at once again while there is more. */
final class Courier implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Supplier<NoticeRules> rules;
    private final InstantSource clock;
    private volatile boolean running;
    private @Nullable Thread thread;

    Courier(Outbox outbox, Supplier<NoticeRules> rules, InstantSource clock) {
        this.outbox = outbox;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("notice-courier").start(this::keepGoing);
    }

    @Override
    public synchronized void stop() {
        running = false;
        var working = thread;
        if (working != null) {
            try {
                working.join(Duration.ofSeconds(10));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void keepGoing() {
        try {
            while (running) {
                if (!sent()) {
                    Thread.sleep(LOOK);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sent() throws InterruptedException {
        try {
            return outbox.send(clock.instant(), rules.get().retries()) > 0;
        } catch (RuntimeException failed) {
            if (running) {
                LOG.warn("The outbox could not be emptied and is tried again: {}", failed.getMessage());
                Thread.sleep(PATIENCE);
            }
            return false;
        }
    }
}
