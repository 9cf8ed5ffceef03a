package org.minqing.access.delegation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Hand;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Temporary bodies: the public list, which needs no session, and who makes, reads and dissolves them. */
@RestController
@RequestMapping("/api/v1/bodies")
class TemporaryBodyController {

    private static final String KIND = "body";
    private static final int MOST = 200;

    private final Gathering gathering;
    private final TemporaryBodies bodies;
    private final Seated seated;
    private final Access access;
    private final City city;
    private final InstantSource clock;

    /**
     * @param classes the scenario classes that it is for; none for all
     * @param members which posts sit in it, as {@code lead}, {@code member} or {@code observer}
     */
    record GatherBody(
            @Nullable String name,
            @Nullable String basis,
            @Nullable String purpose,
            @Nullable AreaCode area,
            @Nullable Set<String> classes,
            @Nullable Map<UUID, String> members,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /**
     * What everybody reads of a temporary body.
     *
     * @param ended when it was dissolved or ended with the post that made it, before its end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TemporaryBodyView(
            UUID id,
            String name,
            String basis,
            String purpose,
            AreaCode area,
            Map<String, String> areaNames,
            Instant begins,
            Instant until,
            @Nullable Instant ended,
            boolean running) {}

    /** A post that sits in it, and as what. */
    record BodyMemberView(Seated.DelegatedPostView post, String seat) {}

    /**
     * What those read who make, oversee or belong to it.
     *
     * @param mine whether the asking post may dissolve it
     */
    record TemporaryBodyWholeView(
            TemporaryBodyView body,
            Seated.DelegatedPostView maker,
            Set<String> classes,
            List<BodyMemberView> members,
            boolean mine) {}

    TemporaryBodyController(
            Gathering gathering, TemporaryBodies bodies, Seated seated, Access access, City city, InstantSource clock) {
        this.gathering = gathering;
        this.bodies = bodies;
        this.seated = seated;
        this.access = access;
        this.city = city;
        this.clock = clock;
    }

    /** The latest bodies by name, purpose and dates, those that have ended included; never who sits in them. */
    @GetMapping
    List<TemporaryBodyView> publicBodies() {
        var now = clock.instant();
        return bodies.latest(MOST).stream().map(one -> view(one, now)).toList();
    }

    /** The posts at an area that may sit in a body which the own post makes. */
    @GetMapping("/posts")
    List<Seated.DelegatedPostView> candidates(Actor actor, @RequestParam AreaCode area) {
        access.require(actor, Verb.BODY_MAKE, new Thing(KIND, "", area, Optional.empty(), Set.of(), Set.of()));
        var hands = gathering.candidates(gathering.own(actor), area);
        var known = seated.of(hands.stream().map(Hand::post).toList());
        return hands.stream().map(hand -> seat(known, hand.post())).toList();
    }

    @GetMapping("/{id}")
    TemporaryBodyWholeView wholeBody(Actor actor, @PathVariable UUID id) {
        var body = found(id);
        access.require(actor, Verb.BODY_READ, thing(body));
        return whole(body, actor);
    }

    @PutMapping("/{id}")
    TemporaryBodyWholeView make(Actor actor, @PathVariable UUID id, @RequestBody GatherBody body) {
        var area = Gathering.WANTED.needed("/area", body.area());
        access.require(actor, Verb.BODY_MAKE, new Thing(KIND, "", area, Optional.empty(), Set.of(), Set.of()));
        var wish = new Gathering.Wish(
                id,
                body.name(),
                body.basis(),
                body.purpose(),
                body.classes(),
                body.members(),
                body.from(),
                body.until());
        return whole(gathering.make(actor, wish, area, city), actor);
    }

    /** Ends it at once. */
    @PostMapping("/{id}/dissolve")
    TemporaryBodyWholeView dissolve(Actor actor, @PathVariable UUID id) {
        var body = found(id);
        access.require(actor, Verb.BODY_MAKE, thing(body));
        if (!gathering.mayDissolve(actor, body, madeAt(body))) {
            throw new ProblemException(AccessProblem.BODY_NOT_OWN);
        }
        return whole(gathering.dissolve(body, actor), actor);
    }

    private TemporaryBody found(UUID id) {
        return bodies.one(id).orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
    }

    private AreaCode madeAt(TemporaryBody body) {
        var maker = body.maker().post();
        return seat(seated.of(Set.of(maker)), maker).area();
    }

    private static Thing thing(TemporaryBody body) {
        var parties = new HashSet<>(body.members().keySet());
        parties.add(body.maker().post());
        return new Thing(KIND, "", body.area(), Optional.empty(), Set.of(), parties);
    }

    private TemporaryBodyView view(TemporaryBody body, Instant now) {
        var names = city.area(body.area())
                .map(area -> city.languages().stream()
                        .collect(Collectors.toMap(language -> language, language -> area.name(language))))
                .orElse(Map.of());
        return new TemporaryBodyView(
                body.id(),
                body.said().name(),
                body.said().basis(),
                body.said().purpose(),
                body.area(),
                names,
                body.span().from(),
                body.span().to(),
                body.endedEarly().orElse(null),
                body.runsAt(now));
    }

    private TemporaryBodyWholeView whole(TemporaryBody body, Actor actor) {
        var posts = new HashSet<>(body.members().keySet());
        posts.add(body.maker().post());
        var known = seated.of(posts);
        var members = body.members().entrySet().stream()
                .sorted(Comparator.comparing(member -> member.getKey().value()))
                .map(member -> new BodyMemberView(
                        seat(known, member.getKey()), member.getValue().code()))
                .toList();
        var maker = seat(known, body.maker().post());
        var mine = access.scope(actor, Verb.BODY_MAKE).covers(thing(body))
                && gathering.mayDissolve(actor, body, maker.area());
        return new TemporaryBodyWholeView(view(body, clock.instant()), maker, body.classes(), members, mine);
    }

    private static Seated.DelegatedPostView seat(Map<PostId, Seated.DelegatedPostView> known, PostId post) {
        return Objects.requireNonNull(known.get(post), "A post stays in the store for ever");
    }
}
