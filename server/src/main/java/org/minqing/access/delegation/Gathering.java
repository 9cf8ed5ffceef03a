package org.minqing.access.delegation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.BodySeat;
import org.minqing.access.Delegable;
import org.minqing.access.Hand;
import org.minqing.access.Standing;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Making and dissolving temporary bodies. Who may is asked before. */
@Component
class Gathering {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WORDS = 200;

    private final Delegable delegable;
    private final TemporaryBodies bodies;
    private final GatheringEntries entries;
    private final TransactionTemplate transaction;
    private final Standing standing;
    private final InstantSource clock;

    Gathering(
            Delegable delegable,
            TemporaryBodies bodies,
            GatheringEntries entries,
            TransactionTemplate transaction,
            Standing standing,
            InstantSource clock) {
        this.delegable = delegable;
        this.bodies = bodies;
        this.entries = entries;
        this.transaction = transaction;
        this.standing = standing;
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
        return chosen(actor).orElseThrow(() -> new ProblemException(AccessProblem.BODY_NOT_OWN));
    }

    private Optional<Hand> chosen(Actor actor) {
        return standing.hands(actor).stream()
                .filter(hand -> actor.post().filter(hand.post()::equals).isPresent())
                .filter(hand -> hand.term().isEmpty())
                .findFirst();
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
            throw wrong("/until", "body.span");
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
        standing.renew();
        return same(bodies.one(body.id()), body);
    }

    private static TemporaryBody same(Optional<TemporaryBody> kept, TemporaryBody wished) {
        return kept.filter(wished::says).orElseThrow(() -> new ProblemException(AccessProblem.BODY_THERE));
    }

    /** Whether the actor acts in the post that made the body, or in one above it. */
    boolean mayDissolve(Actor actor, TemporaryBody body, AreaCode madeAt) {
        return chosen(actor)
                .filter(own -> own.post().equals(body.maker().post())
                        || own.ranges().contains(madeAt) && !own.area().equals(madeAt))
                .isPresent();
    }

    /** Ends at once; one that has ended stays as it is. */
    TemporaryBody dissolve(TemporaryBody body, Actor actor) {
        var now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            if (bodies.end(body.id(), actor.account(), now)) {
                entries.dissolved(body, actor, now);
            }
        });
        standing.renew();
        return bodies.one(body.id()).orElseThrow();
    }

    private TemporaryBody body(Actor actor, Wish wish, AreaCode area) {
        var said = new TemporaryBody.Said(
                words("/name", wish.name(), LONGEST_NAME),
                words("/basis", wish.basis(), LONGEST_WORDS),
                words("/purpose", wish.purpose(), LONGEST_WORDS));
        var classes = Optional.ofNullable(wish.classes()).orElse(Set.of());
        if (!classes.stream()
                .allMatch(code -> code != null && CODE.matcher(code).matches())) {
            throw wrong("/classes", "field.choice");
        }
        return new TemporaryBody(
                wish.id(),
                said,
                new TemporaryBody.Maker(own(actor).post(), actor.account()),
                area,
                new HashSet<>(classes),
                new Delegation.Span(needed("/from", wish.from()), needed("/until", wish.until())),
                members(wish.members()),
                null);
    }

    private static Map<PostId, BodySeat> members(@Nullable Map<UUID, String> written) {
        var named = needed("/members", written);
        if (named.isEmpty() || named.size() > TemporaryBody.MOST_MEMBERS) {
            throw wrong("/members", "field.range");
        }
        var members = new HashMap<PostId, BodySeat>();
        named.forEach((post, seat) ->
                members.put(new PostId(post), BodySeat.of(seat).orElseThrow(() -> wrong("/members", "field.choice"))));
        return members;
    }

    private static String words(String path, @Nullable String written, int longest) {
        var words = needed(path, written).strip();
        if (words.isEmpty()) {
            throw wrong(path, "field.missing");
        }
        if (words.length() > longest) {
            throw wrong(path, "field.too-long");
        }
        if (words.chars().anyMatch(Character::isISOControl)) {
            throw wrong(path, "field.invalid");
        }
        return words;
    }

    static <T> T needed(String path, @Nullable T value) {
        if (value == null) {
            throw wrong(path, "field.missing");
        }
        return value;
    }

    private static ProblemException wrong(String path, String code) {
        return new ProblemException(AccessProblem.BODY_INVALID, List.of(new Fault(path, code)));
    }
}
