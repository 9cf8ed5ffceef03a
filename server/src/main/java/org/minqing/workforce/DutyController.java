package org.minqing.workforce;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.RoleNames;
import org.minqing.access.Verb;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.workforce.Centre.Watch;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is on duty, and the two things that somebody on duty says: I am here, and now it is yours. */
@RestController
@RequestMapping("/api/v1/duty")
class DutyController {

    private static final int MOST_CASES = 50;
    private static final Duration AHEAD = Duration.ofHours(48);
    private static final Duration BACK = Duration.ofHours(72);

    private final Asked asked;
    private final Duties duties;
    private final RoleNames roles;
    private final InstantSource clock;

    DutyController(Asked asked, Duties duties, RoleNames roles, InstantSource clock) {
        this.asked = asked;
        this.duties = duties;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * The duty of a centre now.
     *
     * @param state why somebody is there, or nobody
     * @param manned whether the centre is held to be staffed: somebody is there and, after a while, has said so
     */
    record DutyView(
            UUID centre,
            AreaCode area,
            String name,
            @Nullable String shift,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable PostId post,
            @Nullable String role,
            @Nullable PostId present,
            String state,
            @Nullable Instant acknowledged,
            @Nullable Instant handedOver,
            boolean manned) {}

    /**
     * A turn of duty by the roster.
     *
     * @param seat which of the centre's posts has it, counted from 1; nobody's name
     * @param roleNames what the post is called, by language
     */
    record WatchView(String shift, Instant from, Instant to, PostId post, int seat, Map<String, String> roleNames) {}

    /**
     * All that a duty desk shows of its centre.
     *
     * @param mine whether the watch is that of who asks, to acknowledge and to hand over
     * @param roster the turns of the next two days, the running one first
     * @param log what was said in the last three days, the latest first
     */
    record SheetView(DutyView now, boolean mine, List<WatchView> roster, List<LineView> log) {}

    record AcknowledgeBody(@Nullable UUID id) {}

    /** Cases that are under way; none means that there is nothing to report, which is an answer. */
    record HandOverBody(@Nullable UUID id, @Nullable List<UUID> cases) {}

    record LineView(
            UUID id,
            UUID centre,
            Instant from,
            Instant at,
            PostId post,
            @Nullable PostId to,
            List<UUID> cases) {

        static LineView of(DutyLog.Line line) {
            return switch (line.deed()) {
                case DutyLog.Deed.Acknowledged() -> of(line, null, List.of());
                case DutyLog.Deed.HandedOver(var to, var cases) -> of(line, to, cases);
            };
        }

        private static LineView of(DutyLog.Line line, @Nullable PostId to, List<UUID> cases) {
            return new LineView(
                    line.id(),
                    line.centre(),
                    line.shiftFrom(),
                    line.by().at(),
                    line.by().post(),
                    to,
                    cases);
        }
    }

    /** The centres of an area and below it, with who is on duty now. */
    @GetMapping
    List<DutyView> now(Actor actor, @RequestParam AreaCode area) {
        asked.area(actor, Verb.DUTY_READ, area);
        var at = clock.instant();
        return duties.states(asked.centres(area), at).stream()
                .map(state -> view(state, at))
                .toList();
    }

    /** The duty of one centre: now, what comes, and its log. */
    @GetMapping("/{centre}")
    SheetView sheet(Actor actor, @PathVariable UUID centre) {
        var there = asked.centre(centre);
        asked.area(actor, Verb.DUTY_READ, there.area());
        var at = clock.instant();
        var watching = duties.responsible(there, at);
        return new SheetView(
                view(duties.states(List.of(there), at).getFirst(), at),
                asked.sees(actor, Verb.DUTY_ACT, there.area(), watching),
                duties.roster(there, at, AHEAD).stream()
                        .map(watch -> view(there, watch))
                        .toList(),
                duties.log(there, at.minus(BACK)).stream().map(LineView::of).toList());
    }

    private WatchView view(Centre centre, Watch watch) {
        return new WatchView(
                watch.shift(),
                watch.from(),
                watch.to(),
                watch.seat().post(),
                centre.seats().indexOf(watch.seat()) + 1,
                roles.of(watch.seat().role()));
    }

    /** The person on duty says so; again changes nothing. */
    @PostMapping("/{centre}/acknowledge")
    LineView acknowledge(Actor actor, @PathVariable UUID centre, @RequestBody AcknowledgeBody body) {
        var there = responsible(actor, centre);
        return LineView.of(duties.acknowledge(there, Asked.id(body.id()), actor, clock.instant()));
    }

    /** The person on duty hands over to the next watch. */
    @PostMapping("/{centre}/hand-over")
    LineView handOver(Actor actor, @PathVariable UUID centre, @RequestBody HandOverBody body) {
        var there = responsible(actor, centre);
        var cases = Asked.needed("cases", body.cases());
        if (cases.size() > MOST_CASES || new HashSet<>(cases).size() < cases.size() || cases.contains(null)) {
            throw Asked.wrong("cases", "field.too-many");
        }
        return LineView.of(duties.handOver(there, Asked.id(body.id()), cases, actor, clock.instant()));
    }

    /** The centre, for somebody whose post has its watch now. */
    private Centre responsible(Actor actor, UUID id) {
        var centre = asked.centre(id);
        asked.part(actor, Verb.DUTY_ACT, centre.area(), duties.responsible(centre, clock.instant()));
        return centre;
    }

    private DutyView view(Duties.State state, Instant at) {
        Optional<Watch> watch = state.watch();
        return new DutyView(
                state.centre().id(),
                state.centre().area(),
                asked.name(state.centre().area()),
                watch.map(Watch::shift).orElse(null),
                watch.map(Watch::from).orElse(null),
                watch.map(Watch::to).orElse(null),
                watch.map(turn -> turn.seat().post()).orElse(null),
                watch.map(turn -> turn.seat().role()).orElse(null),
                state.presence().present().orElse(null),
                state.presence().why().code(),
                state.acknowledged(),
                state.handedOver(),
                duties.isManned(state, at));
    }
}
