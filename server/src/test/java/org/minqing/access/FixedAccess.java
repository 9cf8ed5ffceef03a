package org.minqing.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;

/** Access with roles and holdings written by hand, for tests of every module. */
public final class FixedAccess {

    private final List<RoleTemplate> templates = new ArrayList<>();
    private final List<Roster.Held> holdings = new ArrayList<>();
    private final List<Roster.Held> forATime = new ArrayList<>();
    private final List<Gathered> gathered = new ArrayList<>();
    private final List<Shared> shared = new ArrayList<>();
    private Purposes.Now purposes = Purposes.Now.NONE;
    private Set<Verb> anywhere = Set.of();
    private Set<Verb> takingPart = Set.of();

    public FixedAccess everybody(Verb... verbs) {
        anywhere = Set.of(verbs);
        return this;
    }

    public FixedAccess takingPart(Verb... verbs) {
        takingPart = Set.of(verbs);
        return this;
    }

    public FixedAccess role(String id, Verb... verbs) {
        templates.add(new RoleTemplate(id, Map.of(), Set.of(), Set.of(verbs), Set.of(), false, false, false));
        return this;
    }

    /** A role whose holders see only what is with their own department. */
    public FixedAccess departmentRole(String id, Verb... verbs) {
        templates.add(new RoleTemplate(id, Map.of(), Set.of(), Set.of(verbs), Set.of(), true, false, false));
        return this;
    }

    public FixedAccess holds(AccountId account, Hand... hands) {
        Arrays.stream(hands)
                .map(hand -> new Roster.Held(account, hand, Instant.EPOCH, Optional.empty()))
                .forEach(holdings::add);
        return this;
    }

    /** A role that is limited to scenario classes. */
    FixedAccess classRole(String id, Set<String> classes, Verb... verbs) {
        templates.add(new RoleTemplate(id, Map.of(), Set.of(), Set.of(verbs), classes, false, false, false));
        return this;
    }

    /** Sits in a post of somebody else. */
    FixedAccess sits(AccountId account, Hand hand, Term term) {
        forATime.add(new Roster.Held(account, hand.during(term), Instant.EPOCH, Optional.of(term.until())));
        return this;
    }

    /** A seat in a temporary body. */
    FixedAccess gathers(Gathered seat) {
        gathered.add(seat);
        return this;
    }

    /** The seat of a share. */
    FixedAccess shares(Shared share) {
        shared.add(share);
        return this;
    }

    /** For what things of each class are kept, and for what they may be shared. */
    FixedAccess purposes(Purposes.Now now) {
        purposes = now;
        return this;
    }

    public Access access() {
        return access(_ -> false);
    }

    /** Access for people of whom some have shown their second factor too long ago. */
    Access access(Predicate<Actor> stale) {
        var roles = Roles.of(templates, anywhere, takingPart);
        return new Access(standing(), () -> roles, stale, () -> purposes);
    }

    public Standing standing() {
        var roster = roster();
        return new Standing(() -> roster);
    }

    public Posts posts() {
        var roster = roster();
        return new Posts(() -> roster);
    }

    static Set<Verb> verbs(String... codes) {
        return Arrays.stream(codes).map(Verb::new).collect(Collectors.toSet());
    }

    private Roster roster() {
        var sitting = Stream.of(forATime, Gathered.among(holdings, gathered), Shared.among(holdings, shared))
                .flatMap(List::stream)
                .toList();
        return Roster.at(Instant.EPOCH, holdings, sitting);
    }
}
