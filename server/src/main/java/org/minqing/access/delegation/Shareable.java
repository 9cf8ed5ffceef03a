package org.minqing.access.delegation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Delegable;
import org.minqing.access.Hand;
import org.minqing.access.Purposes;
import org.minqing.access.Thing;
import org.minqing.access.Unit;
import org.minqing.access.Verb;
import org.minqing.access.VerbHolders;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Purpose;
import org.springframework.stereotype.Component;

/** What may be shared, with whom: never more than the giver has, and only what may be opened for the purpose. */
@Component
class Shareable {

    private final Delegable delegable;
    private final Access access;
    private final Purposes purposes;
    private final VerbHolders holders;

    Shareable(Delegable delegable, Access access, Purposes purposes, VerbHolders holders) {
        this.delegable = delegable;
        this.access = access;
        this.purposes = purposes;
        this.holders = holders;
    }

    static Unit office(Hand hand) {
        return Unit.office(hand.area(), hand.department(), hand.role());
    }

    /** The offices at the giver's place, right above, below or beside it; never the giver's own. */
    List<Unit> receivers(Hand giver, City city) {
        return offices(giver, delegable.receivers(giver, city).stream());
    }

    /** Those of them that may give something themselves. */
    List<Unit> givers(Hand asker, City city) {
        return offices(
                asker, delegable.receivers(asker, city).stream().filter(hand -> holders.has(hand, Verb.SHARE_GIVE)));
    }

    private static List<Unit> offices(Hand own, Stream<Hand> near) {
        return near.map(Shareable::office)
                .distinct()
                .filter(office -> !office.has(own))
                .sorted(Comparator.comparing(Unit::toString))
                .toList();
    }

    /** The posts of an office that may give something. */
    List<PostId> givers(Unit office) {
        return holders.at(office.area(), Verb.SHARE_GIVE).stream()
                .filter(post -> delegable.hand(post).filter(office::has).isPresent())
                .toList();
    }

    /** For what one may ask, and which classes the city lets be opened for it. */
    Map<String, Set<String>> purposes() {
        var open = new TreeMap<String, Set<String>>();
        for (var purpose : purposes.forSharing().keySet()) {
            var classes = purposes.classes(purpose);
            if (!classes.isEmpty()) {
                open.put(purpose.code(), new TreeSet<>(classes));
            }
        }
        return open;
    }

    /** For what the giver may share, and which classes of those that it sees. */
    Map<String, Set<String>> purposes(Actor actor, Hand giver) {
        var open = purposes();
        open.values()
                .forEach(classes ->
                        classes.removeIf(one -> !has(actor, Verb.CASE_READ, thing(giver, giver.area(), one))));
        open.values().removeIf(Set::isEmpty);
        return open;
    }

    Optional<Purposes.ForSharing> words(Purpose purpose) {
        return Optional.ofNullable(purposes.forSharing().get(purpose));
    }

    void check(Purpose purpose, Set<String> classes) {
        if (!purposes.classes(purpose).containsAll(classes)) {
            throw new ProblemException(AccessProblem.SHARE_PURPOSE);
        }
    }

    void check(Actor actor, Hand giver, Share share, City city) {
        check(share.purpose(), share.sight().classes());
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
