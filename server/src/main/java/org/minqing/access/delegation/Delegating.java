package org.minqing.access.delegation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.Delegable;
import org.minqing.access.Hand;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Giving and taking back. Who may is asked before. */
@Component
class Delegating {

    private static final Wanted WANTED = new Wanted(AccessProblem.DELEGATION_INVALID);

    private final Delegable delegable;
    private final Delegations delegations;
    private final DelegationEntries entries;
    private final TransactionTemplate transaction;
    private final OwnPost ownPost;
    private final InstantSource clock;

    Delegating(
            Delegable delegable,
            Delegations delegations,
            DelegationEntries entries,
            TransactionTemplate transaction,
            OwnPost ownPost,
            InstantSource clock) {
        this.delegable = delegable;
        this.delegations = delegations;
        this.entries = entries;
        this.transaction = transaction;
        this.ownPost = ownPost;
        this.clock = clock;
    }

    /**
     * What somebody wants to hand over.
     *
     * @param verbs none for all that may be
     */
    record Wish(
            UUID id,
            @Nullable PostId to,
            @Nullable Set<String> verbs,
            @Nullable String reason,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** The post of one's own in which the actor acts. */
    Hand own(Actor actor) {
        return ownPost.of(actor, AccessProblem.DELEGATION_NOT_OWN);
    }

    /** To whom the post's rights may go. */
    List<Hand> receivers(Hand from, City city) {
        return delegable.receivers(from, city).stream()
                .filter(to -> !delegable.verbs(from, to).isEmpty())
                .toList();
    }

    Set<String> verbs(Hand from, Hand to) {
        return delegable.verbs(from, to).stream().map(Verb::code).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same wish again changes nothing; another under its id is refused. */
    Delegation give(Actor actor, Wish wish, City city) {
        var now = clock.instant();
        var delegation = checked(actor, wish, city);
        var given = transaction.execute(_ -> {
            delegations.oneAtATime();
            var earlier = delegations.one(delegation.id());
            if (earlier.isPresent()) {
                return earlier.filter(delegation::says)
                        .orElseThrow(() -> new ProblemException(AccessProblem.DELEGATION_THERE));
            }
            if (!delegation.span().isWithinBounds(now, Delegation.LONGEST)) {
                throw WANTED.wrong("/until", "delegation.span");
            }
            if (delegations.overlaps(delegation)) {
                throw new ProblemException(AccessProblem.DELEGATION_OVERLAPS);
            }
            delegations.add(delegation, now);
            entries.given(delegation, actor, now);
            return delegation;
        });
        ownPost.changed();
        return Optional.ofNullable(given).orElse(delegation);
    }

    /** Ends at once; one that has ended stays as it is. */
    Delegation recall(Delegation delegation, Actor actor) {
        var now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            if (delegations.end(delegation.id(), actor.account(), now)) {
                entries.recalled(delegation, actor, now);
            }
        });
        ownPost.changed();
        return delegations.one(delegation.id()).orElseThrow();
    }

    private Delegation checked(Actor actor, Wish wish, City city) {
        var from = own(actor);
        var receiver = WANTED.needed("/to", wish.to());
        var to = receivers(from, city).stream()
                .filter(hand -> hand.post().equals(receiver))
                .findFirst()
                .orElseThrow(() -> new ProblemException(AccessProblem.DELEGATION_RECEIVER));
        var may = verbs(from, to);
        var verbs = wish.verbs() == null || wish.verbs().isEmpty() ? may : wish.verbs();
        if (!new HashSet<>(may).containsAll(verbs)) {
            throw new ProblemException(AccessProblem.DELEGATION_VERB);
        }
        var reason = WANTED.needed("/reason", wish.reason());
        if (!Delegation.REASONS.contains(reason)) {
            throw WANTED.wrong("/reason", "delegation.reason");
        }
        return new Delegation(
                wish.id(),
                new Delegation.Parties(from.post(), actor.account(), receiver),
                new TreeSet<>(verbs),
                reason,
                new Span(WANTED.needed("/from", wish.from()), WANTED.needed("/until", wish.until())),
                null);
    }
}
