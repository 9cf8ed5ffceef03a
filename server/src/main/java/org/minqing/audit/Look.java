package org.minqing.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.Purpose;

/**
 * One look at sealed content.
 *
 * @param kind what was looked at, such as {@code case}
 * @param thing its id, which is also the id of its stream
 * @param purpose why
 * @param fields which fields, or parts such as {@link #PHOTOS}; empty for all that the answer shows
 * @param own whether the looker is the person whom it concerns
 */
public record Look(
        Actor actor, String kind, UUID thing, Purpose purpose, List<String> fields, Instant at, boolean own) {

    /** The photos, where fields are told. */
    public static final String PHOTOS = "@photos";

    /** That it is there, with its kind, state, place and times: told as a look to whoever sees it by a share. */
    public static final String OPEN = "@open";

    /** What was said in the course of the work. */
    public static final String STEPS = "@steps";

    /** What was asked from above, and answered. */
    public static final String SUPERVISION = "@supervision";

    /** That somebody wants to know who reported, and why. */
    public static final String IDENTITY_ASKED = "@identity-asked";

    /** Whether somebody is told who reported. */
    public static final String IDENTITY_DECIDED = "@identity-decided";

    /** Who reported. */
    public static final String IDENTITY = "@identity";

    public Look {
        fields = List.copyOf(fields);
    }

    public Look(Actor actor, String kind, UUID thing, Purpose purpose, List<String> fields, Instant at) {
        this(actor, kind, thing, purpose, fields, at, false);
    }

    /** A look at everything that the answer shows. */
    public static Look at(Actor actor, String kind, UUID thing, Purpose purpose, Instant at) {
        return new Look(actor, kind, thing, purpose, List.of(), at);
    }

    /** The same look at something that concerns a person, who may be the looker. */
    public Look concerning(AccountId person) {
        return new Look(actor, kind, thing, purpose, fields, at, actor.account().equals(person));
    }
}
