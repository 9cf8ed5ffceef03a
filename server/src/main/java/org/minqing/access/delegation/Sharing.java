package org.minqing.access.delegation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.Hand;
import org.minqing.access.ShareSight;
import org.minqing.access.Unit;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Purpose;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Giving and withdrawing shares. Who may is asked before. */
@Component
class Sharing {

    static final Wanted WANTED = new Wanted(AccessProblem.SHARE_INVALID);

    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z0-9-]{1,63}");

    private final Shareable shareable;
    private final Shares shares;
    private final SharingEntries entries;
    private final TransactionTemplate transaction;
    private final OwnPost ownPost;
    private final InstantSource clock;

    Sharing(
            Shareable shareable,
            Shares shares,
            SharingEntries entries,
            TransactionTemplate transaction,
            OwnPost ownPost,
            InstantSource clock) {
        this.shareable = shareable;
        this.shares = shares;
        this.entries = entries;
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

    /** The same wish again changes nothing; another under its id is refused. */
    Share give(Actor actor, Wish wish, City city) {
        var now = clock.instant();
        var giver = own(actor);
        var share = share(actor, wish);
        var earlier = shares.one(share.id());
        if (earlier.isPresent()) {
            return same(earlier, share);
        }
        if (!share.span().isWithinBounds(now, Share.LONGEST)) {
            throw WANTED.wrong("/until", "share.span");
        }
        shareable.check(actor, giver, share, city);
        var ranges = city.ranges(share.sight().area()).intersect(giver.ranges());
        transaction.executeWithoutResult(_ -> {
            if (shares.add(share, giver, ranges, now)) {
                entries.given(share, actor, now);
            }
        });
        ownPost.changed();
        return same(shares.one(share.id()), share);
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
            if (shares.end(share.id(), actor.account(), now)) {
                entries.withdrawn(share, actor, now);
            }
        });
        ownPost.changed();
        return shares.one(share.id()).orElseThrow();
    }

    private Share share(Actor actor, Wish wish) {
        var purpose = WANTED.needed("/purpose", wish.purpose());
        if (!PURPOSE.matcher(purpose).matches()) {
            throw WANTED.wrong("/purpose", "field.choice");
        }
        return new Share(
                wish.id(),
                new Share.Giver(own(actor).post(), actor.account()),
                office(WANTED.needed("/to", wish.to())),
                new Purpose(purpose),
                new Share.Sight(
                        wish.area(),
                        wish.classes(),
                        ShareSight.of(WANTED.needed("/sight", wish.sight()))
                                .orElseThrow(() -> WANTED.wrong("/sight", "field.choice")),
                        Boolean.TRUE.equals(wish.export())),
                new Span(WANTED.needed("/from", wish.from()), WANTED.needed("/until", wish.until())),
                null);
    }

    /** At least one, all of them codes. */
    static Set<String> classes(@Nullable Set<String> written) {
        var classes = WANTED.needed("/classes", written);
        if (classes.isEmpty() || classes.size() > Share.MOST_CLASSES) {
            throw WANTED.wrong("/classes", "field.range");
        }
        return WANTED.classes(classes);
    }

    private static Unit office(String written) {
        try {
            return Unit.read(written);
        } catch (IllegalArgumentException unreadable) {
            throw WANTED.wrong("/to", "field.choice");
        }
    }
}
