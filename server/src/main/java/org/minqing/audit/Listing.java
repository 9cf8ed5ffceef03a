package org.minqing.audit;

import java.time.Instant;
import org.minqing.kernel.Actor;

/**
 * A list that somebody was given, a search through what people wrote among them.
 *
 * @param kind what it lists, such as {@code case}
 * @param question which things were asked for, as codes; never the words themselves
 */
public record Listing(Actor actor, String kind, String question, long rows, Instant at) {}
