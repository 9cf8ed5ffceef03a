package org.minqing.journal;

import org.springframework.context.SmartLifecycle;

/** Opens the journal before anything else of the application runs, and closes it after everything else. */
final class JournalLife implements SmartLifecycle {

    private static final int EARLY = -1_000;

    private final Opening opening;
    private final Readers readers;
    private final NodeBell bell;
    private final JournalTail tail;
    private final Rounds rounds;
    private volatile boolean running;

    JournalLife(Opening opening, Readers readers, NodeBell bell, JournalTail tail, Rounds rounds) {
        this.opening = opening;
        this.readers = readers;
        this.bell = bell;
        this.tail = tail;
        this.rounds = rounds;
    }

    @Override
    public void start() {
        opening.open();
        readers.start();
        bell.start();
        rounds.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            rounds.stop();
            tail.close();
            readers.stop();
            bell.stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return EARLY;
    }
}
