package org.minqing.access;

import java.util.List;
import java.util.function.Supplier;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;

/** Which posts may do something and where they stand; only those that somebody holds now. */
public final class VerbHolders {

    private final Supplier<Roster> roster;
    private final Supplier<Roles> roles;

    VerbHolders(Supplier<Roster> roster, Supplier<Roles> roles) {
        this.roster = roster;
        this.roles = roles;
    }

    /** Whether the role of the post has the verb. */
    public boolean has(Hand hand, Verb verb) {
        return roles.get().grant(hand, verb).isPresent();
    }

    /** The posts of exactly this area that have the verb. */
    public List<PostId> at(AreaCode area, Verb verb) {
        return roster.get()
                .held()
                .filter(hand -> hand.area().equals(area))
                .filter(hand -> has(hand, verb))
                .map(Hand::post)
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
    }

    /** How many different people hold a post in these areas that has the verb. */
    public long people(AreaRanges within, Verb verb) {
        var now = roster.get();
        return now.held()
                .filter(hand -> within.contains(hand.area()))
                .filter(hand -> has(hand, verb))
                .flatMap(hand -> now.holder(hand.post()).stream())
                .distinct()
                .count();
    }
}
