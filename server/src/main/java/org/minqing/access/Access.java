package org.minqing.access;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Purpose;

/**
 * The one decision. Every list, detail, count, export and feed goes through {@link #scope}, every deed through
 * {@link #require}; both are answered from memory.
 */
public final class Access {

    private static final AreaRanges EVERYWHERE = AreaRanges.of(100_000_000_000_000L, 999_999_999_999_999L);

    private static final int MOST_SCOPES = 50_000;

    private final Standing standing;
    private final Supplier<Roles> roles;
    private final Predicate<Actor> stale;
    private final Supplier<Purposes.Now> purposes;
    private volatile Known known = new Known(Roles.NONE, null, Purposes.Now.NONE, new ConcurrentHashMap<>());

    /** {@code stale}: the actor's second factor is asked for and was shown too long ago for what is asked. */
    private record Question(Actor actor, Verb verb, boolean stale) {}

    /** Scopes that were worked out from these roles, this roster and these purposes. */
    private record Known(Roles roles, @Nullable Roster roster, Purposes.Now purposes, Map<Question, Scope> scopes) {}

    /** {@code stale} says who must show the second factor again before reading what was said in confidence. */
    Access(Standing standing, Supplier<Roles> roles, Predicate<Actor> stale, Supplier<Purposes.Now> purposes) {
        this.standing = standing;
        this.roles = roles;
        this.stale = stale;
        this.purposes = purposes;
    }

    /**
     * What the city publishes to everybody, whoever they are: things of these scenario classes, wherever they are. It is for
     * the module that hands out nothing of them but what the city folder publishes.
     */
    public static Scope published(Set<String> classes) {
        return classes.isEmpty()
                ? Scope.NOTHING
                : new Scope(List.of(new Grant(EVERYWHERE, classes, Set.of())), Optional.empty(), Set.of());
    }

    /** What the actor may do this to. Empty for somebody who may do it to nothing. */
    public Scope scope(Actor actor, Verb verb) {
        var question = new Question(actor, verb, verb.equals(Verb.CASE_READ_SEALED) && stale.test(actor));
        return scopes().computeIfAbsent(question, asked -> scope(asked, roles.get()));
    }

    /** The answers so far, as long as neither roles, roster nor purposes changed and they are not too many. */
    @SuppressWarnings("ReferenceEquality") // Equal roles that are another object only cost one fresh map.
    private Map<Question, Scope> scopes() {
        var present = known;
        var roster = standing.roster();
        if (present.roster() == roster
                && present.roles() == roles.get()
                && present.purposes() == purposes.get()
                && present.scopes().size() < MOST_SCOPES) {
            return present.scopes();
        }
        var fresh = new Known(roles.get(), roster, purposes.get(), new ConcurrentHashMap<>());
        known = fresh;
        return fresh.scopes();
    }

    private Scope scope(Question question, Roles current) {
        var account = question.actor().account();
        if (standing.roster().isMachine(account)) {
            return standing.roster()
                    .machine(account)
                    .map(machine -> scope(question, machine.grant(question.verb()), current))
                    .orElse(Scope.NOTHING);
        }
        var own = standing.units(question.actor());
        var whole = scope(question, standing.hands(question.actor()), current).but(own);
        var open = question.stale() ? scope(question, List.of(), current).before(whole) : whole;
        return open.but(own);
    }

    /** Another system has what it was given and what it takes part in, and nothing that everybody has everywhere. */
    private static Scope scope(Question question, Optional<Grant> given, Roles current) {
        return new Scope(
                given.stream().toList(),
                current.takingPart().contains(question.verb())
                        ? Optional.of(question.actor().account())
                        : Optional.empty(),
                Set.of());
    }

    private Scope scope(Question question, List<Hand> hands, Roles current) {
        var verb = question.verb();
        var fitting = purposes.get();
        var grants = Stream.concat(
                        hands.stream()
                                .flatMap(
                                        hand -> current
                                                .grant(hand, verb)
                                                .flatMap(grant -> fitting.fitting(hand, verb, grant))
                                                .stream()),
                        current.anywhere().contains(verb)
                                ? Stream.of(Grant.everythingIn(EVERYWHERE))
                                : Stream.<Grant>empty())
                .distinct()
                .toList();
        // In the seat of a share there is what is shared and nothing of one's own beside it.
        if (!current.takingPart().contains(verb) || byShare(question.actor())) {
            return new Scope(grants, Optional.empty(), Set.of());
        }
        return new Scope(
                grants,
                Optional.of(question.actor().account()),
                hands.stream()
                        .filter(hand -> current.opensItsOwn(hand, verb))
                        .map(Hand::post)
                        .collect(Collectors.toCollection(HashSet::new)));
    }

    /**
     * Lets the actor pass or throws: 403 for a thing that the actor may see but not treat so, 404 for a thing that the actor
     * may not even know.
     */
    public Decision require(Actor actor, Verb verb, Thing thing) {
        var scope = scope(actor, verb);
        if (scope.coversByArea(thing)) {
            return new Decision(actor, verb, thing, false, standing.sharedFor(actor));
        }
        if (scope.covers(thing)) {
            return new Decision(actor, verb, thing, true, standing.sharedFor(actor));
        }
        throw new ProblemException(maySee(actor, thing) ? AccessProblem.ACCESS_DENIED : AccessProblem.NOT_FOUND);
    }

    /** Whether the actor sees what another office shares, so that each look, list and file of it stands in a log. */
    public boolean byShare(Actor actor) {
        return sharedFor(actor).isPresent();
    }

    /** For what the actor sees what another office shares; absent for whoever acts in no seat of a share. */
    public Optional<Purpose> sharedFor(Actor actor) {
        return standing.sharedFor(actor);
    }

    /**
     * For which purpose the actor opens what is kept for one: in the seat of a share for the purpose of the share, anywhere
     * else for the very one. Refused where what is kept for it may not be opened for the purpose of the share.
     */
    public Purpose opening(Actor actor, Purpose kept) {
        if (!opens(actor, kept)) {
            throw new ProblemException(AccessProblem.PURPOSE_OTHER);
        }
        return standing.sharedFor(actor).orElse(kept);
    }

    /** Whether {@link #opening} lets through what is kept for a purpose. */
    public boolean opens(Actor actor, Purpose kept) {
        return standing.sharedFor(actor)
                .map(shared -> purposes.get().opens(shared, kept))
                .orElse(true);
    }

    /** Whether the actor may list every case of a class in an area and below, so that a count tells nothing new. */
    public boolean seesCases(Actor actor, String scenarioClass, AreaCode everywhere) {
        var any = new Thing("case", scenarioClass, everywhere, Optional.empty(), Set.of(), Set.of());
        return scope(actor, Verb.CASE_LIST).coversByArea(any);
    }

    private boolean maySee(Actor actor, Thing thing) {
        return scope(actor, new Verb(thing.kind() + ".read")).covers(thing);
    }
}
