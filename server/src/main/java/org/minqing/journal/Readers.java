package org.minqing.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Keeps every reader of this node going: woken by the bell, looking by itself each 200 ms, patient after a failure. After
 * each step a reader rests a moment, so that in busy times it takes what came meanwhile in one go: its part of each entry
 * is then small, and an entry that comes in quiet times is still taken at once.
 */
final class Readers {

    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration REST = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<JournalReader> readers;
    private final Reading reading;
    private final Nudge nudge;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Readers(List<JournalReader> readers, Reading reading, Nudge nudge) {
        this.readers = List.copyOf(readers);
        this.reading = reading;
        this.nudge = nudge;
        var names = readers.stream().map(JournalReader::name).distinct().count();
        if (names != readers.size()) {
            throw new IllegalStateException("Two readers of the journal have one name");
        }
    }

    synchronized void start() {
        running = true;
        for (var reader : readers) {
            reading.enrol(reader.name());
            reading.release(reader);
            threads.add(Thread.ofVirtual().name("reader-" + reader.name()).start(() -> keepGoing(reader)));
        }
    }

    /** Waits for the steps that are under way. */
    synchronized void stop() throws InterruptedException {
        running = false;
        nudge.pass();
        for (var thread : threads) {
            thread.join(Duration.ofSeconds(10));
        }
        threads.clear();
    }

    private void keepGoing(JournalReader reader) {
        try {
            while (running) {
                var seen = nudge.rings();
                switch (taken(reader)) {
                    case NOTHING -> nudge.await(seen, POLL);
                    case SOME -> Thread.sleep(REST);
                    case A_BATCH -> {}
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Reading.Taken taken(JournalReader reader) throws InterruptedException {
        try {
            return reading.hasNews(reader.name()) ? reading.take(reader) : Reading.Taken.NOTHING;
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException passing) {
            LOG.warn(
                    "Reader {} could not go on and tries again: {}",
                    reader.name(),
                    passing.getMostSpecificCause().getMessage());
        } catch (RuntimeException failed) {
            // Whatever a reader throws, the others go on and this one comes back to the same entries.
            LOG.error("Reader {} failed and stays where it is", reader.name(), failed);
        }
        reading.forget();
        Thread.sleep(PATIENCE);
        return Reading.Taken.NOTHING;
    }
}
