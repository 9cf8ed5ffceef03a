package org.minqing.oversight;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.minqing.area.City;
import org.minqing.audit.Entrances;
import org.minqing.kernel.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many came in and were refused, of everybody together: nobody's own is counted for others. */
@RestController
@RequestMapping("/api/v1/oversight/entrances")
class EntranceController {

    private static final Duration SHOWN = Duration.ofDays(30);

    private final Entrances entrances;
    private final Watch watch;
    private final City city;
    private final InstantSource clock;

    EntranceController(Entrances entrances, Watch watch, City city, InstantSource clock) {
        this.entrances = entrances;
        this.watch = watch;
        this.city = city;
        this.clock = clock;
    }

    /**
     * @param kind {@code entrance.signed-in}, {@code entrance.refused} or {@code request.refused}
     * @param known false for guesses at names and keys that are nobody's
     */
    record EntranceDayView(LocalDate day, String kind, boolean known, long times) {}

    /** The last thirty days, the newest first. */
    @GetMapping
    List<EntranceDayView> entrances(Actor actor) {
        watch.over(actor);
        return entrances.days(clock.instant().minus(SHOWN), ZoneId.of(city.zone())).stream()
                .map(one -> new EntranceDayView(one.day(), one.kind().code(), one.known(), one.times()))
                .toList();
    }
}
