package org.minqing.access.delegation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.Hand;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Giving and withdrawing shares. Who may is asked before. */
@Component
class Sharing {

    private static final Wanted WANTED = WantedShare.WANTED;

    private final Shareable shareable;
    private final Store store;
    private final TransactionTemplate transaction;
    private final OwnPost ownPost;
    private final InstantSource clock;

    /** What was given and what was asked for, with the entries of both. */
    @Component
    record Store(Shares shares, ShareRequests requests, SharingEntries entries) {}

    Sharing(Shareable shareable, Store store, TransactionTemplate transaction, OwnPost ownPost, InstantSource clock) {
        this.shareable = shareable;
        this.store = store;
        this.transaction = transaction;
        this.ownPost = ownPost;
        this.clock = clock;
    }

    /** What somebody wants to share. */
    record Wish(
            UUID id,
            @Nullable String to,
            @Nullable String purpose,
            AreaCode area,
            Set<String> classes,
            @Nullable String sight,
            @Nullable Boolean export,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** The post of one's own in which the actor acts. */
    Hand own(Actor actor) {
        return ownPost.of(actor, AccessProblem.SHARE_NOT_OWN);
    }

    /**
     * The same wish again changes nothing; another under its id is refused. Under the id of a request it grants that, by whoever
     * was asked, no wider than was asked.
     */
    Share give(Actor actor, Wish wish, City city) {
        var now = clock.instant();
        var giver = own(actor);
        var share = share(actor, wish);
        var earlier = store.shares().one(share.id());
        if (earlier.isPresent()) {
            return same(earlier, share);
        }
        if (!share.span().isWithinBounds(now, Share.LONGEST)) {
            throw WANTED.wrong("/until", "share.span");
        }
        var asked = store.requests().one(share.id());
        asked.ifPresent(request -> check(request, giver, share, city, now));
        shareable.check(actor, giver, share, city);
        var ranges = city.ranges(share.sight().area()).intersect(giver.ranges());
        transaction.executeWithoutResult(_ -> {
            if (store.shares().add(share, giver, ranges, now)) {
                asked.ifPresent(request -> grant(request, giver, actor, now));
                store.entries().given(share, asked, actor, now);
            }
        });
        ownPost.changed();
        return same(store.shares().one(share.id()), share);
    }

    private static void check(ShareRequest asked, Hand giver, Share share, City city, Instant now) {
        if (!asked.asked().equals(Shareable.office(giver))) {
            throw new ProblemException(AccessProblem.SHARE_THERE);
        }
        if (!asked.waitsAt(now)) {
            throw new ProblemException(AccessProblem.SHARE_REQUEST_OVER);
        }
        if (!asked.bounds(share, city)) {
            throw new ProblemException(AccessProblem.SHARE_REQUEST_WIDER);
        }
    }

    private void grant(ShareRequest asked, Hand giver, Actor actor, Instant now) {
        var granted = new ShareRequest.Answer(ShareRequest.State.GRANTED, now, giver.post(), Optional.empty());
        if (!store.requests().answer(asked.id(), granted, actor)) {
            throw new ProblemException(AccessProblem.SHARE_REQUEST_OVER);
        }
    }

    private static Share same(Optional<Share> kept, Share wished) {
        return kept.filter(wished::says).orElseThrow(() -> new ProblemException(AccessProblem.SHARE_THERE));
    }

    /** Whether the actor acts in the post that gave it, or in one above it. */
    boolean mayWithdraw(Actor actor, Share share, AreaCode givenAt) {
        return ownPost.isOrIsAbove(actor, share.giver().post(), givenAt);
    }

    /** Ends at once; one that has ended stays as it is. */
    Share withdraw(Share share, Actor actor) {
        var now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            if (store.shares().end(share.id(), actor.account(), now)) {
                store.entries().withdrawn(share, actor, now);
            }
        });
        ownPost.changed();
        return store.shares().one(share.id()).orElseThrow();
    }

    private Share share(Actor actor, Wish wish) {
        return new Share(
                wish.id(),
                new Share.Giver(own(actor).post(), actor.account()),
                WantedShare.office("/to", wish.to()),
                WantedShare.purpose(wish.purpose()),
                WantedShare.sight(wish.area(), wish.classes(), wish.sight(), wish.export()),
                new Span(WANTED.needed("/from", wish.from()), WANTED.needed("/until", wish.until())),
                null);
    }
}
