package org.minqing.access;

import org.minqing.kernel.Actor;

/**
 * A permission that was given.
 *
 * @param throughTakingPart whether only taking part in the thing gave it; such things belong to one's own work and never to
 *     an area's figure
 */
public record Decision(Actor actor, Verb verb, Thing thing, boolean throughTakingPart) {}
