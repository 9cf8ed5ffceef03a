package org.minqing.casework;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CommandId;

/**
 * The circumstances of one turn: who, under which command id and body, when it was observed and when it is recorded. Times
 * keep microseconds, which is what the store keeps.
 */
record Occasion(Actor actor, CommandId command, byte[] digest, Instant observedAt, Instant now) {

    Occasion {
        observedAt = observedAt.truncatedTo(ChronoUnit.MICROS);
        now = now.truncatedTo(ChronoUnit.MICROS);
    }
}
