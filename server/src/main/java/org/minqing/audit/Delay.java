package org.minqing.audit;

import java.time.Instant;
import java.util.UUID;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;

/**
 * An order that what a post looks at on one thing is told later.
 *
 * @param id also the stream of its entry in the journal
 * @param code why, from the list of the city
 * @param days the most that the code allows; no look is kept back for longer after it happened
 */
public record Delay(UUID id, UUID thing, PostId post, String code, int days, Instant until, Actor by, Instant at) {}
