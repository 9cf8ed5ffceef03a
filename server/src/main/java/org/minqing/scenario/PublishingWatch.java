package org.minqing.scenario;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Looks a few times a second whether another node has published a scenario: a row for each scenario, read by its key. */
final class PublishingWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PublishingWatch.class);
    private static final Duration BETWEEN = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Publishing publishing;
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    PublishingWatch(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("scenario-watch").start(this::keepGoing);
    }

    private void keepGoing() {
        try {
            while (running) {
                Thread.sleep(BETWEEN);
                look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            publishing.follow();
        } catch (DataAccessException passing) {
            LOG.warn("What other nodes published could not be read: {}", passing.getMessage());
        }
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.interrupt();
            thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
