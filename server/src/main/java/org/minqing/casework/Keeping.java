package org.minqing.casework;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.minqing.deadline.timer.Timer;
import org.minqing.scenario.Retention;
import org.minqing.scenario.Scenario;

/**
 * How long what people wrote and photographed for a case is kept: as long as its retention class says, counted from the time
 * at which the end of the case was entered, which for a case that was taken over is later than its end. Photos are kept as
 * long as the words that are kept longest. What goes to an archive is not erased here.
 */
final class Keeping {

    /** The name under which the timers are kept, one set of steps for each case that has ended. */
    static final String TIMER = "keeping";

    /** The step at which the photos go; no retention class can be called so. */
    static final String PHOTOS = "photos/all";

    private Keeping() {}

    /** The steps of a case whose end is entered now: the classes of content by the time at which each is over. */
    static List<Timer> timers(Scenario scenario, CaseFile file, Instant now, ZoneId zone) {
        var subject = file.id().value();
        var timers = new ArrayList<Timer>();
        scenario.retentions().stream()
                .filter(Keeping::isErased)
                .forEach(kept -> timers.add(new Timer(subject, TIMER, over(kept, now, zone), kept.id())));
        if (timers.size() == scenario.retentions().size()) {
            timers.stream()
                    .map(Timer::due)
                    .max(Instant::compareTo)
                    .ifPresent(last -> timers.add(new Timer(subject, TIMER, last, PHOTOS)));
        }
        return timers;
    }

    private static boolean isErased(Retention kept) {
        return switch (kept.then()) {
            case ERASE -> true;
            case ARCHIVE -> false;
        };
    }

    private static Instant over(Retention kept, Instant from, ZoneId zone) {
        return from.atZone(zone).plus(kept.keep()).toInstant();
    }
}
