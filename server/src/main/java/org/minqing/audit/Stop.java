package org.minqing.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.Actor;

/**
 * An account that opened too much within an hour, and may open nothing sealed until somebody else lifts it.
 *
 * @param id also the stream of its entries in the journal
 * @param most how many things it had opened
 */
public record Stop(UUID id, Actor looker, Instant at, int most, Optional<Lift> lifted) {

    /** Who let it go on, and why. */
    public record Lift(Actor by, Instant at, String reason) {}
}
