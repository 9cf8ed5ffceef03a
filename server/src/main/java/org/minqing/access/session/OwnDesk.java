package org.minqing.access.session;

import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Hand;
import org.minqing.access.Standing;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** The village desk at which somebody serves: the one that sees people, in the post that may. */
@Component
class OwnDesk {

    private final Access access;
    private final Standing standing;

    OwnDesk(Access access, Standing standing) {
        this.access = access;
        this.standing = standing;
    }

    /** The actor in that post, where it stands. */
    Actor of(Actor actor) {
        var officer = standing.hands(actor).stream()
                .map(Hand::post)
                .map(actor::in)
                .filter(one -> !access.scope(one, Verb.ACCOUNT_CONFIRM).isEmpty())
                .findFirst()
                .orElseThrow(() -> new ProblemException(AccessProblem.ACCESS_DENIED));
        standing.hands(officer).forEach(hand -> access.require(officer, Verb.ACCOUNT_CONFIRM, Thing.at(hand.area())));
        return officer;
    }
}
