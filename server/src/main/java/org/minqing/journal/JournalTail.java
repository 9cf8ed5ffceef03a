package org.minqing.journal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Follows the journal for effects outside the database, such as a live feed, without a position row. A subscriber keeps
 * the position of the last entry that it was given and may begin there again, also on another node; an entry may then
 * come twice, and none is left out.
 */
public class JournalTail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalTail.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration REST = Duration.ofMillis(50);
    private static final int BATCH = 500;

    private final Stretches stretches;
    private final Nudge nudge;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();

    JournalTail(Stretches stretches, Nudge nudge) {
        this.stretches = stretches;
        this.nudge = nudge;
    }

    /** Ends with {@link #close}; nothing is given afterwards. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** The end of what can be read now, for a subscriber that wants only what comes. */
    public Position end() {
        return stretches.end();
    }

    /**
     * Gives every entry after the position to the consumer, in batches, on a thread of its own; each entry has its
     * position. A slow consumer holds up only itself. An exception of the consumer ends the subscription.
     */
    public Subscription subscribe(Position from, Consumer<List<Entry>> consumer) {
        var follower = new Follower(from, consumer);
        followers.add(follower);
        Thread.ofVirtual().name("journal-tail").start(follower);
        return follower;
    }

    @Override
    public void close() {
        followers.forEach(Follower::close);
    }

    private final class Follower implements Runnable, Subscription {

        private final Consumer<List<Entry>> consumer;
        private Position position;
        private volatile boolean closed;

        Follower(Position from, Consumer<List<Entry>> consumer) {
            this.position = from;
            this.consumer = consumer;
        }

        @Override
        public void run() {
            try {
                follow();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failed) {
                LOG.error("A subscriber of the journal failed and is given nothing more", failed);
            } finally {
                followers.remove(this);
            }
        }

        private void follow() throws InterruptedException {
            while (!closed) {
                var seen = nudge.rings();
                if (advance()) {
                    Thread.sleep(REST); // What comes meanwhile is given in one go.
                } else {
                    nudge.await(seen, POLL);
                }
            }
        }

        /** Whether there was something. */
        private boolean advance() {
            Stretches.Next next;
            try {
                next = stretches.after(position, BATCH, Set.of());
            } catch (DataAccessException passing) {
                stretches.forget();
                LOG.warn(
                        "The journal cannot be read now; trying again: {}",
                        passing.getMostSpecificCause().getMessage());
                return false;
            }
            if (!next.stretch().entries().isEmpty() && !closed) {
                consumer.accept(next.stretch().entries());
            }
            var moved = next.movesFrom(position);
            position = next.position();
            return moved;
        }

        @Override
        public void close() {
            closed = true;
            nudge.pass();
        }
    }
}
