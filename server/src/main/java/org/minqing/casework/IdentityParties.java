package org.minqing.casework;

import java.util.Optional;
import java.util.stream.Stream;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Hand;
import org.minqing.access.Standing;
import org.minqing.access.Unit;
import org.minqing.access.Verb;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** Who may ask to be told who reported, and who may decide: another person, of another unit. */
@Component
class IdentityParties {

    private final Access access;
    private final Standing standing;

    IdentityParties(Access access, Standing standing) {
        this.access = access;
        this.standing = standing;
    }

    /** The seat in which the actor asks. */
    Hand requireAsk(Actor actor, CaseFile file) {
        access.require(actor, Verb.CASE_ASK_IDENTITY, file.thing());
        return hands(actor, Verb.CASE_ASK_IDENTITY, file)
                .findFirst()
                .orElseThrow(() -> new ProblemException(AccessProblem.ACCESS_DENIED));
    }

    /** The seat in which the actor decides. */
    Hand requireDecide(Actor actor, CaseFile file, IdentityRequest request) {
        access.require(actor, Verb.CASE_OPEN_IDENTITY, file.thing());
        if (request.by().equals(actor.account())) {
            throw new ProblemException(CaseProblem.IDENTITY_SAME_PERSON);
        }
        if (standing.actsFor(actor, request.unit())) {
            throw new ProblemException(CaseProblem.IDENTITY_SAME_UNIT);
        }
        return hands(actor, Verb.CASE_OPEN_IDENTITY, file)
                .findFirst()
                .orElseThrow(() -> new ProblemException(AccessProblem.ACCESS_DENIED));
    }

    /** Refuses whoever may neither ask nor decide. */
    void requireRead(Actor actor, CaseFile file) {
        if (!mayAsk(actor, file) && !mayDecide(actor, file)) {
            throw new ProblemException(AccessProblem.ACCESS_DENIED);
        }
    }

    boolean mayAsk(Actor actor, CaseFile file) {
        return hands(actor, Verb.CASE_ASK_IDENTITY, file).findFirst().isPresent();
    }

    boolean mayDecide(Actor actor, CaseFile file, IdentityRequest request) {
        return mayDecide(actor, file)
                && !request.by().equals(actor.account())
                && !standing.actsFor(actor, request.unit());
    }

    private boolean mayDecide(Actor actor, CaseFile file) {
        return hands(actor, Verb.CASE_OPEN_IDENTITY, file).findFirst().isPresent();
    }

    static Unit unit(Hand hand) {
        return new Unit(hand.area(), hand.department(), Optional.of(hand.role()));
    }

    private Stream<Hand> hands(Actor actor, Verb verb, CaseFile file) {
        return standing.hands(actor).stream()
                .filter(hand ->
                        access.scope(actor.in(hand.post()), verb).byArea().covers(file.thing()));
    }
}
