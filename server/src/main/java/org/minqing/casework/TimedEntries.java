package org.minqing.casework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Enters what a timer has to say of a case, on the connection that the timer gives. Several timers of one case may fire at
 * the same moment on several nodes: where the case moved meanwhile, it is read and looked at again.
 */
record TimedEntries(JdbcClient database) {

    private static final int TRIES = 5;

    /** {@code turn} is asked anew each time, and may find that there is nothing to say any more. */
    void enter(CaseId id, Function<CaseFile, Optional<Turn>> turn) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var wanted = new CaseLoads.Wanted(CaseStreams.EVERYTHING, id, new CommandId(UUID.randomUUID()), false);
            var next = new CaseLoads(database)
                    .load(List.of(wanted))
                    .getFirst()
                    .file()
                    .flatMap(turn);
            if (next.isEmpty()
                    || new CaseWrites(database).proceed(List.of(next.get())).getFirst()) {
                return;
            }
        }
        throw new IllegalStateException("Case %s is too busy for its timers".formatted(id));
    }
}
