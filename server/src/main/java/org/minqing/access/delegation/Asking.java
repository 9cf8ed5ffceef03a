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

/** Asking for shares, refusing and withdrawing that; a share under the id of a request grants it. Who may is asked before. */
@Component
class Asking {

    private static final Wanted WANTED = WantedShare.WANTED;

    private final Shareable shareable;
    private final Sharing.Store store;
    private final TransactionTemplate transaction;
    private final OwnPost ownPost;
    private final InstantSource clock;

    Asking(
            Shareable shareable,
            Sharing.Store store,
            TransactionTemplate transaction,
            OwnPost ownPost,
            InstantSource clock) {
        this.shareable = shareable;
        this.store = store;
        this.transaction = transaction;
        this.ownPost = ownPost;
        this.clock = clock;
    }

    /** What somebody asks for. */
    record Wish(
            UUID id,
            @Nullable String of,
            @Nullable String purpose,
            @Nullable AreaCode area,
            @Nullable Set<String> classes,
            @Nullable String sight,
            @Nullable Boolean export,
            @Nullable Instant until,
            @Nullable String why) {}

    /** The post of one's own in which the actor acts. */
    Hand own(Actor actor) {
        return ownPost.of(actor, AccessProblem.SHARE_NOT_OWN);
    }

    /** The same wish again changes nothing; another under its id is refused. */
    ShareRequest ask(Actor actor, Wish wish, City city) {
        var now = clock.instant();
        var own = own(actor);
        var request = request(actor, own, wish, now);
        var earlier = store.requests().one(request.id());
        if (earlier.isPresent()) {
            return same(earlier, request);
        }
        check(request, own, city, now);
        transaction.executeWithoutResult(_ -> {
            if (store.requests().add(request)) {
                store.entries().asked(request, shareable.givers(request.asked()), actor, now);
            }
        });
        return same(store.requests().one(request.id()), request);
    }

    /** Refuses it as the office that is asked. */
    ShareRequest refuse(Actor actor, UUID id, @Nullable String written) {
        var reason = WANTED.needed("/reason", written);
        if (!ShareRequest.REFUSALS.contains(reason)) {
            throw WANTED.wrong("/reason", "field.choice");
        }
        var request = store.requests()
                .one(id)
                .filter(one -> one.asked().equals(Shareable.office(own(actor))))
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        return end(request, actor, ShareRequest.State.REFUSED, Optional.of(reason));
    }

    /** Takes it back as the office that asked. */
    ShareRequest withdraw(Actor actor, UUID id) {
        var request = store.requests()
                .one(id)
                .filter(one -> one.receiver().equals(Shareable.office(own(actor))))
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        return end(request, actor, ShareRequest.State.WITHDRAWN, Optional.empty());
    }

    private ShareRequest end(ShareRequest request, Actor actor, ShareRequest.State state, Optional<String> refusal) {
        var answer = new ShareRequest.Answer(state, clock.instant(), own(actor).post(), refusal);
        var before = request.answer();
        if (before.isPresent()) {
            return before.filter(one -> one.state() == state && one.refusal().equals(refusal))
                    .map(_ -> request)
                    .orElseThrow(() -> new ProblemException(AccessProblem.SHARE_REQUEST_OVER));
        }
        transaction.executeWithoutResult(_ -> {
            if (!store.requests().answer(request.id(), answer, actor)) {
                throw new ProblemException(AccessProblem.SHARE_REQUEST_OVER);
            }
            store.entries().ended(request, answer, actor);
        });
        return store.requests().one(request.id()).orElseThrow();
    }

    private static ShareRequest same(Optional<ShareRequest> kept, ShareRequest wished) {
        return kept.filter(wished::says).orElseThrow(() -> new ProblemException(AccessProblem.SHARE_THERE));
    }

    private void check(ShareRequest request, Hand own, City city, Instant now) {
        var sight = request.said().sight();
        if (store.shares().one(request.id()).isPresent()) {
            throw new ProblemException(AccessProblem.SHARE_THERE);
        }
        if (!new Span(now, request.until()).isWithinBounds(now, Share.LONGEST)) {
            throw WANTED.wrong("/until", "share.span");
        }
        shareable.check(request.said().purpose(), sight.classes());
        if (!shareable.givers(own, city).contains(request.asked())) {
            throw new ProblemException(AccessProblem.SHARE_REQUEST_OFFICE);
        }
        if (!city.ranges(request.asked().area()).contains(sight.area())) {
            throw WANTED.wrong("/area", "field.choice");
        }
        if (store.requests().waiting(own.post(), now) >= ShareRequest.MOST_WAITING) {
            throw WANTED.wrong("", "share.many-wait");
        }
    }

    private static ShareRequest request(Actor actor, Hand own, Wish wish, Instant now) {
        var until = WANTED.needed("/until", wish.until());
        var lapses = now.plus(ShareRequest.WAITS);
        return new ShareRequest(
                wish.id(),
                new Share.Giver(own.post(), actor.account()),
                Shareable.office(own),
                WantedShare.office("/of", wish.of()),
                new ShareRequest.Said(
                        WantedShare.purpose(wish.purpose()),
                        WantedShare.sight(
                                WANTED.needed("/area", wish.area()),
                                WantedShare.classes(wish.classes()),
                                wish.sight(),
                                wish.export()),
                        Optional.of(why(wish.why()))),
                until,
                now,
                until.isBefore(lapses) ? until : lapses,
                Optional.empty());
    }

    private static String why(@Nullable String written) {
        var why = WANTED.needed("/why", written).strip();
        if (why.length() < ShareRequest.SHORTEST) {
            throw WANTED.wrong("/why", "share.why");
        }
        if (why.length() > ShareRequest.LONGEST) {
            throw WANTED.wrong("/why", "field.too-long");
        }
        return why;
    }
}
