package org.minqing.deadline.timer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A step that is due.
 *
 * @param id the same for the same step of the same clock at the same time: whoever acts outside of the transaction uses it
 *     as the id of the command
 * @param missed the steps before it that passed while nobody was there, in their order
 */
public record Firing(UUID id, UUID subject, String name, String step, Instant due, List<String> missed) {

    public Firing {
        missed = List.copyOf(missed);
    }
}
