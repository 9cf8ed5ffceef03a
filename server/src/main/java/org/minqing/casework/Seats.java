package org.minqing.casework;

import java.util.List;
import org.minqing.access.Standing;
import org.minqing.kernel.Actor;
import org.minqing.scenario.Who;

/** Who somebody is to the flow of a case, and from which seats they may act. */
record Seats(Standing standing) {

    /** For somebody who reports. */
    Who of(Actor actor) {
        return new Who(
                actor.account(),
                standing.hands(actor).stream()
                        .map(hand -> new Who.Seat(hand.post(), hand.role(), hand.level(), hand.ranges()))
                        .toList());
    }

    /**
     * For a case. Nobody has a seat at one that is about a unit they act for; nor has a sealed reporter, whom the step of a post
     * would give away.
     */
    Who of(Actor actor, CaseFile file) {
        var concerned = file.about().filter(unit -> standing.actsFor(actor, unit));
        var sealed = file.pseudonym().filter(_ -> file.beginning().reporter().equals(actor.account()));
        return concerned.isPresent() || sealed.isPresent() ? new Who(actor.account(), List.of()) : of(actor);
    }
}
