package org.minqing.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.minqing.kernel.Actor;
import org.minqing.kernel.Purpose;

/**
 * One look at sealed content.
 *
 * @param kind what was looked at, such as {@code case}
 * @param thing its id, which is also the id of its stream
 * @param purpose why
 * @param fields which fields; empty for all that the answer shows
 */
public record Look(Actor actor, String kind, UUID thing, Purpose purpose, List<String> fields, Instant at) {

    public Look {
        fields = List.copyOf(fields);
    }

    /** A look at everything that the answer shows. */
    public static Look at(Actor actor, String kind, UUID thing, Purpose purpose, Instant at) {
        return new Look(actor, kind, thing, purpose, List.of(), at);
    }
}
