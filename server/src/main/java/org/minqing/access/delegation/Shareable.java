package org.minqing.access.delegation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Delegable;
import org.minqing.access.Hand;
import org.minqing.access.Purposes;
import org.minqing.access.Thing;
import org.minqing.access.Unit;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Purpose;
import org.springframework.stereotype.Component;

/** What may be shared, with whom: never more than the giver has, and only what may be opened for the purpose. */
@Component
class Shareable {

    private final Delegable delegable;
    private final Access access;
    private final Purposes purposes;

    Shareable(Delegable delegable, Access access, Purposes purposes) {
        this.delegable = delegable;
        this.access = access;
        this.purposes = purposes;
    }

    /** The offices at the giver's place, right above, below or beside it; never the giver's own. */
    List<Unit> receivers(Hand giver, City city) {
        return delegable.receivers(giver, city).stream()
                .map(hand -> Unit.office(hand.area(), hand.department(), hand.role()))
                .distinct()
                .filter(office -> !office.has(giver))
                .sorted(Comparator.comparing(Unit::toString))
                .toList();
    }

    /** For what the giver may share, and which classes of those that it sees. */
    Map<String, Set<String>> purposes(Actor actor, Hand giver) {
        var open = new TreeMap<String, Set<String>>();
        for (var purpose : purposes.forSharing().keySet()) {
            var classes = new TreeSet<>(purposes.classes(purpose));
            classes.removeIf(one -> !has(actor, Verb.CASE_READ, thing(giver, giver.area(), one)));
            if (!classes.isEmpty()) {
                open.put(purpose.code(), classes);
            }
        }
        return open;
    }

    Optional<Purposes.ForSharing> words(Purpose purpose) {
        return Optional.ofNullable(purposes.forSharing().get(purpose));
    }

    void check(Actor actor, Hand giver, Share share, City city) {
        if (!purposes.classes(share.purpose()).containsAll(share.sight().classes())) {
            throw new ProblemException(AccessProblem.SHARE_PURPOSE);
        }
        if (!receivers(giver, city).contains(share.receiver())) {
            throw new ProblemException(AccessProblem.SHARE_RECEIVER);
        }
        var sight = share.sight();
        for (var verb : sight.how().verbs(sight.export())) {
            for (var one : sight.classes()) {
                if (!has(actor, verb, thing(giver, sight.area(), one))) {
                    throw new ProblemException(AccessProblem.SHARE_WIDER);
                }
            }
        }
    }

    private boolean has(Actor actor, Verb verb, Thing thing) {
        return access.scope(actor, verb).byArea().covers(thing);
    }

    private static Thing thing(Hand giver, AreaCode area, String scenarioClass) {
        return new Thing("case", scenarioClass, area, giver.department(), Set.of(), Set.of());
    }
}
