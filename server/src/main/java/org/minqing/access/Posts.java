package org.minqing.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/** Which post answers for a place. Only posts that somebody holds now are named, so that no duty falls to an empty seat. */
public final class Posts {

    private final Supplier<Roster> roster;
    private final Supplier<Roles> roles;

    Posts(Supplier<Roster> roster) {
        this(roster, () -> Roles.NONE);
    }

    Posts(Supplier<Roster> roster, Supplier<Roles> roles) {
        this.roster = roster;
        this.roles = roles;
    }

    /** The post of this role and level, without a department, whose areas hold the given one. */
    public Optional<PostId> responsible(AreaCode area, String role, String level) {
        return responsible(area, role, level, Optional.empty());
    }

    public Optional<PostId> responsible(AreaCode area, String role, String level, Optional<String> department) {
        return roster.get().responsible(area, role, level, department);
    }

    /** All posts of this role, level and department that answer for the area and are held, the first one first. */
    public List<PostId> candidates(AreaCode area, String role, String level, Optional<String> department) {
        return roster.get().candidates(area, role, level, department);
    }

    /** All held posts of this role that answer for the area, at whatever level they stand, the nearest first. */
    public List<Hand> above(AreaCode area, String role) {
        return roster.get().above(area, role);
    }

    /** Every post whose holder acts for the unit, be it in another post. */
    public Set<PostId> actingFor(Unit unit) {
        return roster.get().actingFor(hand -> unit.has(hand) && roles.get().isOfTheCity(hand));
    }

    /** Somebody who holds the post now. */
    public Optional<AccountId> holder(PostId post) {
        return roster.get().holder(post);
    }

    /** What a post is, as long as somebody holds it. */
    public Optional<Hand> hand(PostId post) {
        return roster.get().hand(post);
    }
}
