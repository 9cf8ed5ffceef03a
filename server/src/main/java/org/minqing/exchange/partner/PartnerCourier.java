package org.minqing.exchange.partner;

import java.time.Duration;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps telling partners on this node: looks each half second, at once again while there is more. */
final class PartnerCourier implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerCourier.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final IntSupplier round;
    private volatile boolean running;
    private @Nullable Thread thread;

    PartnerCourier(IntSupplier round) {
        this.round = round;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("partner-courier").start(this::keepGoing);
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
                Thread.sleep(sent());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long to rest. */
    private Duration sent() {
        try {
            return round.getAsInt() > 0 ? Duration.ZERO : LOOK;
        } catch (RuntimeException failed) {
            if (running) {
                LOG.warn("Partners could not be told and are told later: {}", failed.getMessage());
            }
            return PATIENCE;
        }
    }
}
