package org.minqing.access.delegation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Hand;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Handing rights of one's own post over for a time, and taking them back. */
@RestController
@RequestMapping("/api/v1/delegations")
class DelegationController {

    private static final String KIND = "delegation";
    private static final Duration BACK = Duration.ofDays(90);
    private static final int MOST = 500;

    private final Delegating delegating;
    private final Delegations delegations;
    private final Seated seated;
    private final Access access;
    private final City city;
    private final InstantSource clock;

    /**
     * @param to the post that receives
     * @param verbs the rights by their codes; left out for all that may be handed over
     * @param reason {@code away}, {@code handover} or {@code workload}
     */
    record DelegationBody(
            @Nullable PostId to,
            @Nullable Set<String> verbs,
            @Nullable String reason,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /**
     * @param ended when it was taken back or ended with its post, before its end
     * @param mine whether the asking post gave it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DelegationView(
            UUID id,
            Seated.DelegatedPostView from,
            Seated.DelegatedPostView to,
            Set<String> verbs,
            String reason,
            Instant begins,
            Instant until,
            @Nullable Instant ended,
            boolean running,
            boolean mine) {}

    /** A post that may receive, and what. */
    record ReceiverView(Seated.DelegatedPostView post, Set<String> verbs) {}

    DelegationController(
            Delegating delegating,
            Delegations delegations,
            Seated seated,
            Access access,
            City city,
            InstantSource clock) {
        this.delegating = delegating;
        this.delegations = delegations;
        this.seated = seated;
        this.access = access;
        this.city = city;
        this.clock = clock;
    }

    /** Those of one's posts, given and received, and of the areas that one answers for; of the last three months. */
    @GetMapping
    List<DelegationView> list(Actor actor) {
        var now = clock.instant();
        var scope = access.scope(actor, Verb.DELEGATION_READ);
        var all = delegations.since(now.minus(BACK), MOST);
        var known = known(all);
        return all.stream()
                .filter(one -> scope.covers(thing(one, known, both(one))))
                .map(one -> view(one, known, actor, now))
                .toList();
    }

    /** To whom the post in which one acts may hand over, and what. */
    @GetMapping("/receivers")
    List<ReceiverView> receivers(Actor actor) {
        var own = delegating.own(actor);
        access.require(actor, Verb.DELEGATION_GIVE, own(own));
        var receivers = delegating.receivers(own, city);
        var known = seated.of(receivers.stream().map(Hand::post).toList());
        return receivers.stream()
                .map(to -> new ReceiverView(seat(known, to.post()), delegating.verbs(own, to)))
                .toList();
    }

    @PutMapping("/{id}")
    DelegationView give(Actor actor, @PathVariable UUID id, @RequestBody DelegationBody body) {
        var own = delegating.own(actor);
        access.require(actor, Verb.DELEGATION_GIVE, own(own));
        var wish = new Delegating.Wish(id, body.to(), body.verbs(), body.reason(), body.from(), body.until());
        return view(delegating.give(actor, wish, city), actor);
    }

    /** Takes it back; it ends at once. */
    @PostMapping("/{id}/recall")
    DelegationView recall(Actor actor, @PathVariable UUID id) {
        var delegation = delegations.one(id).orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        var known = known(List.of(delegation));
        access.require(actor, Verb.DELEGATION_READ, thing(delegation, known, both(delegation)));
        if (!isMine(delegation, known, actor)) {
            throw new ProblemException(AccessProblem.ACCESS_DENIED);
        }
        return view(delegating.recall(delegation, actor), actor);
    }

    private DelegationView view(Delegation one, Actor actor) {
        return view(one, known(List.of(one)), actor, clock.instant());
    }

    private DelegationView view(Delegation one, Map<PostId, Seated.DelegatedPostView> known, Actor actor, Instant now) {
        return new DelegationView(
                one.id(),
                seat(known, one.parties().post()),
                seat(known, one.parties().receiver()),
                one.verbs(),
                one.reason(),
                one.span().from(),
                one.span().to(),
                one.endedEarly().orElse(null),
                one.runsAt(now),
                isMine(one, known, actor));
    }

    /** Whether the actor acts in the post that gave it, and for themselves. */
    private boolean isMine(Delegation one, Map<PostId, Seated.DelegatedPostView> known, Actor actor) {
        return access.scope(actor, Verb.DELEGATION_GIVE)
                .covers(thing(one, known, Set.of(one.parties().post())));
    }

    private Map<PostId, Seated.DelegatedPostView> known(List<Delegation> some) {
        return seated.of(some.stream()
                .flatMap(one -> Stream.of(one.parties().post(), one.parties().receiver()))
                .collect(Collectors.toSet()));
    }

    /** What is asked about: at the area of the giving post, with those of its parties that count. */
    private static Thing thing(Delegation one, Map<PostId, Seated.DelegatedPostView> known, Set<PostId> parties) {
        var at = seat(known, one.parties().post()).area();
        return new Thing(KIND, "", at, Optional.empty(), Set.of(), parties);
    }

    private static Set<PostId> both(Delegation one) {
        return Set.of(one.parties().post(), one.parties().receiver());
    }

    private static Seated.DelegatedPostView seat(Map<PostId, Seated.DelegatedPostView> known, PostId post) {
        return Objects.requireNonNull(known.get(post), "A post stays in the store for ever");
    }

    private static Thing own(Hand hand) {
        return new Thing(KIND, "", hand.area(), Optional.empty(), Set.of(), Set.of(hand.post()));
    }
}
