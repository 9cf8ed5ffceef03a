package org.minqing.journal;

import java.util.List;
import org.minqing.database.Loop;

/** Keeps every {@link Round} going on a thread of its own. */
final class Rounds {

    private final List<Loop> loops;

    Rounds(List<Round> rounds) {
        loops = rounds.stream()
                .map(round -> Loop.every("round-" + round.name(), round.pause(), round.work()))
                .toList();
    }

    void start() {
        loops.forEach(Loop::start);
    }

    /** Waits for the work that is under way. */
    void stop() {
        loops.forEach(Loop::stop);
    }
}
