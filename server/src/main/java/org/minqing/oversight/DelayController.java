package org.minqing.oversight;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.audit.Delay;
import org.minqing.audit.Delays;
import org.minqing.audit.LookLine;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lawful delays of telling who looked: given by whoever watches over a post, never for one's own, and seen by all who watch. */
@RestController
@RequestMapping("/api/v1/oversight/delays")
class DelayController {

    private static final int MOST = 200;

    private final Delays delays;
    private final Watch watch;
    private final LookerNames lookers;
    private final LookWords words;
    private final InstantSource clock;

    DelayController(Delays delays, Watch watch, LookerNames lookers, LookWords words, InstantSource clock) {
        this.delays = delays;
        this.watch = watch;
        this.lookers = lookers;
        this.words = words;
        this.clock = clock;
    }

    record DelayBody(
            @Nullable UUID id,
            @Nullable PostId post,
            @Nullable String code,
            @Nullable Instant until) {}

    /** @param id of the case whose looks are told later */
    record DelayView(
            UUID delay,
            UUID id,
            LookerView looker,
            String code,
            Map<String, String> names,
            Instant until,
            Instant at,
            LookerView by,
            boolean over) {}

    record DelayCodeView(String code, Map<String, String> names, int mostDays) {}

    /** The latest over those whom the one who asks watches over, those that have ended included. */
    @GetMapping
    List<DelayView> all(Actor actor) {
        var mine = watch.over(actor);
        return views(delays.latest(MOST).stream()
                .filter(delay -> lookers.area(delay.post()).filter(mine::covers).isPresent())
                .toList());
    }

    /** Why a delay may be ordered here, and for how many days; none where the city names no law. */
    @GetMapping("/codes")
    List<DelayCodeView> codes(Actor actor) {
        watch.over(actor);
        return words.delays().entrySet().stream()
                .map(one -> new DelayCodeView(
                        one.getKey(), one.getValue().names(), one.getValue().mostDays()))
                .sorted(Comparator.comparing(DelayCodeView::code))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DelayView give(Actor actor, @RequestBody DelayBody body) {
        watch.over(actor);
        var given = checked(actor, body);
        watch.require(actor, lookers.area(given.post()).orElseThrow(Watch::unknown));
        if (lookers.holds(actor.account(), given.post())) {
            throw new ProblemException(OversightProblem.OWN_DELAY);
        }
        delays.give(given);
        return views(List.of(given)).getFirst();
    }

    private Delay checked(Actor actor, DelayBody body) {
        var faults = new ArrayList<Fault>();
        var now = clock.instant();
        var about = body.id();
        var post = body.post();
        var until = body.until();
        var code = body.code() == null ? "" : body.code();
        var days = words.delay(code).map(LookSettings.DelayCode::mostDays).orElse(0);
        if (days == 0) {
            faults.add(new Fault("code", "field.choice"));
        }
        if (until == null || !until.isAfter(now) || (days > 0 && until.isAfter(now.plus(Duration.ofDays(days))))) {
            faults.add(new Fault("until", "field.range"));
        }
        if (about == null) {
            faults.add(new Fault("id", "field.missing"));
        }
        if (post == null) {
            faults.add(new Fault("post", "field.missing"));
        }
        if (about == null || post == null || until == null || !faults.isEmpty()) {
            throw new ProblemException(OversightProblem.FIELD_INVALID, faults);
        }
        return new Delay(UUID.randomUUID(), about, post, code, days, until, actor, now);
    }

    private List<DelayView> views(List<Delay> all) {
        var known = lookers.of(all.stream()
                .flatMap(delay -> Stream.of(looker(delay), LookLine.Who.of(delay.by())))
                .toList());
        return all.stream()
                .map(delay -> new DelayView(
                        delay.id(),
                        delay.thing(),
                        LookerView.of(looker(delay), known, words),
                        delay.code(),
                        words.delay(delay.code())
                                .map(LookSettings.DelayCode::names)
                                .orElse(Map.of()),
                        delay.until(),
                        delay.at(),
                        LookerView.of(LookLine.Who.of(delay.by()), known, words),
                        !delay.until().isAfter(clock.instant())))
                .toList();
    }

    private static LookLine.Who looker(Delay delay) {
        return new LookLine.Who(Optional.of(delay.post()), null);
    }
}
