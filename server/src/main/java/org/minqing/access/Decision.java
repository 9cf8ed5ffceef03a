package org.minqing.access;

import java.util.Optional;
import org.minqing.kernel.Actor;
import org.minqing.kernel.Purpose;

/**
 * A permission that was given.
 *
 * @param throughTakingPart whether only taking part in the thing gave it; such things belong to one's own work and never to
 *     an area's figure
 * @param purpose for what, in the seat of a share; absent in any other post, which opens a thing for what it is kept for
 */
public record Decision(Actor actor, Verb verb, Thing thing, boolean throughTakingPart, Optional<Purpose> purpose) {}
