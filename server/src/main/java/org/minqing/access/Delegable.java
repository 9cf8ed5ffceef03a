package org.minqing.access;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/**
 * What of a post may be handed over, and to whom. Verbs that ask for a second person, or by which somebody watches over
 * others, stay where they are: with them one person could become both. So does handing over itself.
 */
public final class Delegable {

    private static final Set<Verb> NEVER = Set.of(
            Verb.DELEGATION_GIVE,
            Verb.BODY_MAKE,
            Verb.SHARE_GIVE,
            Verb.CASE_ASK_IDENTITY,
            Verb.CASE_OPEN_IDENTITY,
            Verb.AUDIT_OVERSEE,
            Verb.ORDER_GIVE,
            Verb.ACCOUNT_CONFIRM,
            Verb.SCENARIO_PUBLISH,
            Verb.ADMIN_ACCOUNTS,
            Verb.ADMIN_CLOCK,
            Verb.ADMIN_NOTICES);

    private final Supplier<Roster> roster;
    private final Supplier<Roles> roles;

    Delegable(Supplier<Roster> roster, Supplier<Roles> roles) {
        this.roster = roster;
        this.roles = roles;
    }

    /** What the holder of the one post may hand over to that of the other; what opens words only as far as the other has it. */
    public Set<Verb> verbs(Hand from, Hand to) {
        var current = roles.get();
        return Stream.concat(current.verbs(from).stream(), current.takingPart().stream())
                .filter(verb -> !NEVER.contains(verb))
                .filter(verb -> !Roles.IN_CONFIDENCE.contains(verb)
                        || current.grant(to, verb).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Posts that others hold at the area of the post, right above or below it, or beside it under the same parent. */
    public List<Hand> receivers(Hand from, City city) {
        var current = roster.get();
        return current.held()
                .filter(to -> isNear(from.area(), to.area(), city))
                .filter(to -> !current.holder(to.post()).equals(current.holder(from.post())))
                .sorted((one, other) ->
                        one.post().value().compareTo(other.post().value()))
                .toList();
    }

    /** Posts that others hold at an area. */
    public List<Hand> at(AreaCode area) {
        return roster.get()
                .held()
                .filter(hand -> hand.area().equals(area))
                .sorted(Comparator.comparing(hand -> hand.post().value()))
                .toList();
    }

    /** What a post is, as long as somebody holds it. */
    public Optional<Hand> hand(PostId post) {
        return roster.get().hand(post);
    }

    private static boolean isNear(AreaCode from, AreaCode to, City city) {
        var above = city.area(from).flatMap(Area::parent);
        var aboveOther = city.area(to).flatMap(Area::parent);
        return to.equals(from)
                || above.filter(to::equals).isPresent()
                || aboveOther.filter(from::equals).isPresent()
                || above.isPresent() && above.equals(aboveOther);
    }
}
