package org.minqing.audit;

import java.time.Instant;
import java.util.UUID;
import org.minqing.kernel.Actor;

/**
 * A list that somebody takes out of the system.
 *
 * @param id names it in the file, so that a file that is found can be traced
 * @param kind what it lists, such as {@code case}
 * @param reason in the words of whoever takes it
 * @param question which things were asked for, as codes
 */
public record Export(UUID id, Actor actor, String kind, String reason, String question, long rows, Instant at) {}
