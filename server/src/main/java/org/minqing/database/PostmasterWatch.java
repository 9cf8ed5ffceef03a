package org.minqing.database;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second whether the embedded PostgreSQL still lives, and starts it again on the same port when it was killed
 * under a running server: the pools find it there, and nobody has to be called.
 */
final class PostmasterWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostmasterWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final Thread thread;

    private PostmasterWatch(Cluster cluster) {
        this.cluster = cluster;
        this.thread = Thread.ofPlatform().daemon().name("postmaster-watch").unstarted(this::keepGoing);
    }

    static PostmasterWatch over(Cluster cluster) {
        var watch = new PostmasterWatch(cluster);
        watch.thread.start();
        return watch;
    }

    private void keepGoing() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(PAUSE);
                if (!cluster.lives() && !revived()) {
                    Thread.sleep(AFTER_FAILURE);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean revived() {
        LOG.warn("PostgreSQL (process {}) was killed; it is started again", cluster.pid());
        try {
            cluster.startAgain();
            return true;
        } catch (RuntimeException failed) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.error("PostgreSQL could not be started again; it is tried again in a while", failed);
            }
            return false;
        }
    }

    /** Returns when it will start nothing any more. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofMinutes(3));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
