package org.minqing.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;

/** Which posts somebody holds now. Answered from memory; a change made on another node is seen within two seconds. */
public final class Standing {

    private final Supplier<Roster> roster;

    Standing(Supplier<Roster> roster) {
        this.roster = roster;
    }

    /** The roster of now: another object whenever posts or holdings changed, began or ended. */
    Roster roster() {
        return roster.get();
    }

    public List<Hand> hands(AccountId account) {
        return roster.get().hands(account);
    }

    /** The hands that count for this action: the chosen post alone where one is chosen, else all. */
    public List<Hand> hands(Actor actor) {
        var all = hands(actor.account());
        return actor.post()
                .map(chosen ->
                        all.stream().filter(hand -> hand.post().equals(chosen)).toList())
                .orElse(all);
    }

    /** Whether somebody acts for a unit, in whichever post. */
    public boolean actsFor(AccountId account, Unit unit) {
        return hands(account).stream().anyMatch(unit::has);
    }

    /** The actor for a request: in the named post if it is held, in the only post where there is just one. */
    public Optional<Actor> actor(AccountId account, Optional<PostId> named) {
        var hands = hands(account);
        if (named.isPresent()) {
            return hands.stream().anyMatch(hand -> hand.post().equals(named.get()))
                    ? Optional.of(new Actor(account, named))
                    : Optional.empty();
        }
        return Optional.of(
                hands.size() == 1 ? Actor.of(account).in(hands.getFirst().post()) : Actor.of(account));
    }
}
