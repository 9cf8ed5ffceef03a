package org.minqing.access.delegation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.BodySeat;
import org.minqing.access.Delegable;
import org.minqing.access.Hand;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Making and dissolving temporary bodies. Who may is asked before. */
@Component
class Gathering {

    static final Wanted WANTED = new Wanted(AccessProblem.BODY_INVALID);

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WORDS = 200;

    private final Delegable delegable;
    private final TemporaryBodies bodies;
    private final GatheringEntries entries;
    private final TransactionTemplate transaction;
    private final OwnPost ownPost;
    private final InstantSource clock;

    Gathering(
            Delegable delegable,
            TemporaryBodies bodies,
            GatheringEntries entries,
            TransactionTemplate transaction,
            OwnPost ownPost,
            InstantSource clock) {
        this.delegable = delegable;
        this.bodies = bodies;
        this.entries = entries;
        this.transaction = transaction;
        this.ownPost = ownPost;
        this.clock = clock;
    }

    /** What somebody wants to gather. */
    record Wish(
            UUID id,
            @Nullable String name,
            @Nullable String basis,
            @Nullable String purpose,
            @Nullable Set<String> classes,
            @Nullable Map<UUID, String> members,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** The post of one's own in which the actor acts. */
    Hand own(Actor actor) {
        return ownPost.of(actor, AccessProblem.BODY_NOT_OWN);
    }

    /** Posts at an area that others hold, and that may sit in a body which the post makes. */
    List<Hand> candidates(Hand maker, AreaCode area) {
        return delegable.at(area).stream().filter(hand -> maySit(maker, hand)).toList();
    }

    private static boolean maySit(Hand maker, Hand hand) {
        return maker.ranges().contains(hand.area()) && !hand.post().equals(maker.post());
    }

    /** The same wish again changes nothing; another under its id is refused. */
    TemporaryBody make(Actor actor, Wish wish, AreaCode area, City city) {
        var now = clock.instant();
        var maker = own(actor);
        var ranges = city.ranges(area).intersect(maker.ranges());
        if (ranges.isEmpty() || !maker.ranges().contains(area)) {
            throw new ProblemException(AccessProblem.BODY_AREA);
        }
        var body = body(actor, wish, area);
        var earlier = bodies.one(body.id());
        if (earlier.isPresent()) {
            return same(earlier, body);
        }
        if (!body.span().isWithinBounds(now, TemporaryBody.LONGEST)) {
            throw WANTED.wrong("/until", "body.span");
        }
        if (!body.members().keySet().stream()
                .allMatch(post ->
                        delegable.hand(post).filter(hand -> maySit(maker, hand)).isPresent())) {
            throw new ProblemException(AccessProblem.BODY_MEMBER);
        }
        transaction.executeWithoutResult(_ -> {
            if (bodies.add(body, maker, ranges, now)) {
                entries.made(body, actor, now);
            }
        });
        ownPost.changed();
        return same(bodies.one(body.id()), body);
    }

    private static TemporaryBody same(Optional<TemporaryBody> kept, TemporaryBody wished) {
        return kept.filter(wished::says).orElseThrow(() -> new ProblemException(AccessProblem.BODY_THERE));
    }

    /** Whether the actor acts in the post that made the body, or in one above it. */
    boolean mayDissolve(Actor actor, TemporaryBody body, AreaCode madeAt) {
        return ownPost.isOrIsAbove(actor, body.maker().post(), madeAt);
    }

    /** Ends at once; one that has ended stays as it is. */
    TemporaryBody dissolve(TemporaryBody body, Actor actor) {
        var now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            if (bodies.end(body.id(), actor.account(), now)) {
                entries.dissolved(body, actor, now);
            }
        });
        ownPost.changed();
        return bodies.one(body.id()).orElseThrow();
    }

    private TemporaryBody body(Actor actor, Wish wish, AreaCode area) {
        var said = new TemporaryBody.Said(
                words("/name", wish.name(), LONGEST_NAME),
                words("/basis", wish.basis(), LONGEST_WORDS),
                words("/purpose", wish.purpose(), LONGEST_WORDS));
        var classes = Optional.ofNullable(wish.classes()).orElse(Set.of());
        return new TemporaryBody(
                wish.id(),
                said,
                new TemporaryBody.Maker(own(actor).post(), actor.account()),
                area,
                WANTED.classes(classes),
                new Span(WANTED.needed("/from", wish.from()), WANTED.needed("/until", wish.until())),
                members(wish.members()),
                null);
    }

    private static Map<PostId, BodySeat> members(@Nullable Map<UUID, String> written) {
        var named = WANTED.needed("/members", written);
        if (named.isEmpty() || named.size() > TemporaryBody.MOST_MEMBERS) {
            throw WANTED.wrong("/members", "field.range");
        }
        var members = new HashMap<PostId, BodySeat>();
        named.forEach((post, seat) -> members.put(
                new PostId(post), BodySeat.of(seat).orElseThrow(() -> WANTED.wrong("/members", "field.choice"))));
        return members;
    }

    private static String words(String path, @Nullable String written, int longest) {
        var words = WANTED.needed(path, written).strip();
        if (words.isEmpty()) {
            throw WANTED.wrong(path, "field.missing");
        }
        if (words.length() > longest) {
            throw WANTED.wrong(path, "field.too-long");
        }
        if (words.chars().anyMatch(Character::isISOControl)) {
            throw WANTED.wrong(path, "field.invalid");
        }
        return words;
    }
}
