package org.minqing.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Keeps every {@link Round} going on a thread of its own. */
final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final List<Round> rounds;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    Rounds(List<Round> rounds) {
        this.rounds = List.copyOf(rounds);
    }

    synchronized void start() {
        for (var round : rounds) {
            threads.add(Thread.ofVirtual().name("round-" + round.name()).start(() -> keepGoing(round)));
        }
    }

    /** Waits for the work that is under way. */
    synchronized void stop() throws InterruptedException {
        end.countDown();
        for (var thread : threads) {
            thread.join(Duration.ofSeconds(10));
        }
        threads.clear();
    }

    private void keepGoing(Round round) {
        try {
            while (!end.await(round.pause().toMillis(), TimeUnit.MILLISECONDS)) {
                attempt(round);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(Round round) {
        try {
            round.work().run();
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException passing) {
            LOG.warn(
                    "The round \"{}\" could not reach the store: {}",
                    round.name(),
                    passing.getMostSpecificCause().getMessage());
        } catch (RuntimeException failed) {
            // Whatever went wrong must not end the rounds; the next one may succeed.
            LOG.error("The round \"{}\" failed", round.name(), failed);
        }
    }
}
