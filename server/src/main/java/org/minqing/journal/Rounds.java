package org.minqing.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that comes round: the lag is measured, seals are set, keys are renewed. A round that fails is tried the next time. */
final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final List<Round> rounds;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    /** What is done, and how long after the last time. */
    record Round(String name, Duration pause, Runnable work) {}

    Rounds(List<Round> rounds) {
        this.rounds = List.copyOf(rounds);
    }

    synchronized void start() {
        for (var round : rounds) {
            threads.add(Thread.ofVirtual().name("journal-" + round.name()).start(() -> keepGoing(round)));
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
        } catch (RuntimeException failed) {
            // Whatever went wrong must not end the rounds; the next one may succeed.
            LOG.error("The round \"{}\" failed", round.name(), failed);
        }
    }
}
