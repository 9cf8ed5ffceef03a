package org.minqing.journal;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the readers of the journal are, for whoever shows what one of them keeps beside what it does not. */
public final class ReaderProgress {

    private static final Duration GLANCE = Duration.ofMillis(5);

    private final JdbcClient jdbc;
    private final Stretches stretches;

    ReaderProgress(JdbcClient jdbc, Stretches stretches) {
        this.jdbc = jdbc;
        this.stretches = stretches;
    }

    /**
     * Waits until the reader has taken everything that could be read when this was called, which in quiet times it has.
     * Gives up after {@code longest}: what the reader keeps is then a little older, and no less right.
     *
     * @return whether it has
     */
    public boolean awaits(String reader, Duration longest) {
        var end = stretches.end();
        var until = System.nanoTime() + longest.toNanos();
        try {
            while (end.isAfter(position(reader))) {
                if (System.nanoTime() > until) {
                    return false;
                }
                Thread.sleep(GLANCE);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }

    private Position position(String reader) {
        return jdbc.sql("select incarnation, xid::text as xid, seq from journal.position where reader = :reader")
                .param("reader", reader)
                .query((row, number) -> EntryRows.position(row))
                .optional()
                .orElse(Position.START);
    }
}
