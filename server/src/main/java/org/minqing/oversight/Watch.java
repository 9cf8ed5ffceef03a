package org.minqing.oversight;

import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Scope;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** Over whom somebody watches: over those who stand in the areas of a post that may. */
@Component
class Watch {

    private final Access access;
    private final AboveLookers lookers;

    Watch(Access access, AboveLookers lookers) {
        this.access = access;
        this.lookers = lookers;
    }

    /** All over whom somebody watches. */
    record Over(Scope scope, AboveLookers lookers) {

        boolean covers(Actor looker) {
            return covers(lookers.area(looker));
        }

        boolean covers(AreaCode area) {
            return scope.covers(Thing.at(area));
        }
    }

    /** Refuses whoever watches over nobody. */
    Over over(Actor actor) {
        var scope = access.scope(actor, Verb.AUDIT_OVERSEE);
        if (scope.grants().isEmpty()) {
            throw new ProblemException(AccessProblem.ACCESS_DENIED);
        }
        return new Over(scope, lookers);
    }

    /** Refuses whoever does not watch over this one. */
    void require(Actor actor, Actor looker) {
        require(actor, lookers.area(looker));
    }

    /** Refuses whoever does not watch over this area. */
    void require(Actor actor, AreaCode area) {
        access.require(actor, Verb.AUDIT_OVERSEE, Thing.at(area));
    }

    static ProblemException unknown() {
        return new ProblemException(AccessProblem.NOT_FOUND);
    }
}
