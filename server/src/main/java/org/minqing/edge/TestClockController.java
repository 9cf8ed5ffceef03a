package org.minqing.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Access;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.deadline.timer.CatchUp;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CityClock;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Moves the time of a sample server forward, so that tests need not wait; what is due by then has happened before the answer.
 * In a real city the address does not exist.
 */
@RestController
class TestClockController {

    /** Further than any lawful clock runs; what lies beyond is a mistake in the request. */
    private static final Duration FURTHEST = Duration.ofDays(3660);

    private final CityClock clock;
    private final Access access;
    private final City city;
    private final CatchUp timers;

    record Move(@Nullable Instant to) {}

    record Time(Instant now) {}

    TestClockController(CityClock clock, Access access, City city, CatchUp timers) {
        this.clock = clock;
        this.access = access;
        this.city = city;
        this.timers = timers;
    }

    @PostMapping("/api/v1/test/clock")
    Time move(@RequestBody Move move, Actor actor) {
        if (!clock.movable()) {
            throw new ProblemException(EdgeProblem.ADDRESS_UNKNOWN);
        }
        access.require(actor, Verb.ADMIN_CLOCK, Thing.at(city.roots().getFirst().code()));
        var to = move.to();
        if (to == null) {
            throw new ProblemException(EdgeProblem.FIELD_INVALID, List.of(new Fault("/to", "field.missing")));
        }
        if (to.isAfter(clock.instant().plus(FURTHEST))) {
            throw new ProblemException(EdgeProblem.FIELD_INVALID, List.of(new Fault("/to", "field.too-far")));
        }
        var now = clock.moveTo(to);
        if (!timers.run()) {
            throw new ProblemException(EdgeProblem.TIMERS_BUSY);
        }
        return new Time(now);
    }
}
