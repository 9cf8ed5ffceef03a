package org.minqing.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;

/**
 * Which posts somebody holds now, and in which they sit for a time. What one has for a time counts only in a request that
 * names it, so that it neither widens nor narrows one's own work by itself. Answered from memory; a change made on another
 * node is seen within two seconds.
 */
public final class Standing {

    private final Supplier<Roster> roster;
    private final Supplier<Roles> roles;
    private final Runnable forget;

    Standing(Supplier<Roster> roster) {
        this(roster, () -> Roles.NONE, () -> {});
    }

    Standing(Supplier<Roster> roster, Supplier<Roles> roles, Runnable forget) {
        this.roster = roster;
        this.roles = roles;
        this.forget = forget;
    }

    /** Takes a change made by this server into account at once. */
    public void renew() {
        forget.run();
    }

    /** The roster of now: another object whenever posts or holdings changed, began or ended. */
    Roster roster() {
        return roster.get();
    }

    /** Whether the account is another system's, ended or not. */
    public boolean isMachine(AccountId account) {
        return roster.get().isMachine(account);
    }

    /** The posts that the account holds. */
    public List<Hand> hands(AccountId account) {
        return roster.get().hands(account);
    }

    /** The posts in which the account sits for a time. */
    public List<Hand> forATime(AccountId account) {
        return roster.get().forATime(account);
    }

    /** The hands that count for this action: the chosen post alone where one is chosen, else all that the account holds. */
    public List<Hand> hands(Actor actor) {
        return actor.post()
                .map(chosen -> hand(actor.account(), chosen).stream().toList())
                .orElseGet(() -> hands(actor.account()));
    }

    /** For what the actor sees what another office shares; absent for whoever acts in no seat of a share. */
    public Optional<Purpose> sharedFor(Actor actor) {
        return actor.post()
                .flatMap(chosen -> hand(actor.account(), chosen))
                .flatMap(Hand::term)
                .flatMap(Term::purpose);
    }

    private Optional<Hand> hand(AccountId account, PostId chosen) {
        return Stream.concat(hands(account).stream(), forATime(account).stream())
                .filter(hand -> hand.post().equals(chosen))
                .findFirst();
    }

    /** The units for which the actor acts: those of every post that the account holds, and of the one in which it acts. */
    Set<Unit> units(Actor actor) {
        return ofTheCity(actor).flatMap(hand -> Unit.of(hand).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether somebody acts for a unit, in whichever post. */
    public boolean actsFor(Actor actor, Unit unit) {
        return ofTheCity(actor).anyMatch(unit::has);
    }

    /** Every post of the city in which somebody acts, now or otherwise. */
    private Stream<Hand> ofTheCity(Actor actor) {
        return Stream.concat(hands(actor.account()).stream(), hands(actor).stream())
                .filter(roles.get()::isOfTheCity);
    }

    /** Whether the actor still has each post that counts now, as it counts now; another system, whether it is still open. */
    public BooleanSupplier asNow(Actor actor) {
        var before = hands(actor);
        var machine = roster.get().isMachine(actor.account());
        return () -> hands(actor).containsAll(before)
                && (!machine || roster.get().machine(actor.account()).isPresent());
    }

    /** The actor for a request: in the named post if it is held, in the only post where there is just one. */
    public Optional<Actor> actor(AccountId account, Optional<PostId> named) {
        if (named.isPresent()) {
            return hand(account, named.get())
                    .map(hand -> new Actor(account, named, hand.term().map(Term::id)));
        }
        var hands = hands(account);
        return Optional.of(
                hands.size() == 1 ? Actor.of(account).in(hands.getFirst().post()) : Actor.of(account));
    }
}
