package org.minqing.oversight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.audit.LookLine;
import org.minqing.audit.Stop;
import org.minqing.audit.Stops;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accounts that opened too much, for those who watch over them. */
@RestController
@RequestMapping("/api/v1/oversight/stops")
class StopController {

    private static final int MOST = 200;
    private static final int LONGEST_REASON = 500;

    private final Stops stops;
    private final Watch watch;
    private final LookerNames lookers;
    private final LookWords words;
    private final InstantSource clock;

    StopController(Stops stops, Watch watch, LookerNames lookers, LookWords words, InstantSource clock) {
        this.stops = stops;
        this.watch = watch;
        this.lookers = lookers;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param most how many different cases had been opened within the hour
     * @param lifted who let the account go on, and why
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StopView(
            UUID id,
            Instant at,
            LookerView looker,
            int most,
            @Nullable LiftView lifted) {}

    record LiftView(Instant at, LookerView by, String reason) {}

    record LiftBody(@Nullable String reason) {}

    /** The latest of those whom the one who asks watches over. */
    @GetMapping
    List<StopView> all(Actor actor) {
        var mine = watch.over(actor);
        return views(stops.latest(MOST).stream()
                .filter(stop -> mine.covers(stop.looker()))
                .toList());
    }

    /** Lets an account go on; never one's own. Again changes nothing. */
    @PostMapping("/{id}/lift")
    StopView lift(Actor actor, @PathVariable UUID id, @RequestBody LiftBody body) {
        var stop = stops.one(id).orElseThrow(Watch::unknown);
        watch.require(actor, stop.looker());
        var reason = Optional.ofNullable(body.reason()).map(String::strip).orElse("");
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            var code = reason.isEmpty() ? "field.missing" : "field.too-long";
            throw new ProblemException(OversightProblem.FIELD_INVALID, List.of(new Fault("reason", code)));
        }
        var lifted = stops.lift(stop, new Stop.Lift(actor, clock.instant(), reason));
        return views(List.of(lifted)).getFirst();
    }

    private List<StopView> views(List<Stop> all) {
        var known = lookers.of(all.stream()
                .flatMap(stop -> Stream.concat(
                        Stream.of(LookLine.Who.of(stop.looker())),
                        stop.lifted().map(lift -> LookLine.Who.of(lift.by())).stream()))
                .toList());
        return all.stream()
                .map(stop -> new StopView(
                        stop.id(),
                        stop.at(),
                        LookerView.of(LookLine.Who.of(stop.looker()), known, words),
                        stop.most(),
                        stop.lifted()
                                .map(lift -> new LiftView(
                                        lift.at(),
                                        LookerView.of(LookLine.Who.of(lift.by()), known, words),
                                        lift.reason()))
                                .orElse(null)))
                .toList();
    }
}
