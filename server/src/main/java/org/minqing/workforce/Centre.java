package org.minqing.workforce;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/**
 * A command centre and its roster: the posts take the shifts in turn, each day beginning one post further, so that the same
 * post has not every night. The posts are those that there should be; whether somebody holds them is another question.
 */
record Centre(UUID id, AreaCode area, String level, List<Seat> seats, List<Shift> shifts) {

    /** A post of the centre. */
    record Seat(PostId post, String role) {}

    /** One turn of duty: from when to when, and which post the roster names. */
    record Watch(String shift, Instant from, Instant to, Seat seat) {}

    /** A centre that there should be and is not, with the reason by language. */
    record Gap(AreaCode area, String level, Map<String, String> reason) {}

    Centre {
        seats = List.copyOf(seats);
        shifts = List.copyOf(shifts);
    }

    private static final Duration STEP_OVER_HOLE = Duration.ofMinutes(15);

    /** The turns of duty from the one that runs at a moment to the last that begins before another. */
    List<Watch> watches(Instant from, Instant until, ZoneId zone) {
        var watches = new ArrayList<Watch>();
        for (var at = from; at.isBefore(until); ) {
            var watch = watch(at, zone);
            watch.ifPresent(watches::add);
            at = watch.map(Watch::to).orElse(at.plus(STEP_OVER_HOLE));
        }
        return watches;
    }

    /** The turn of duty at a moment; none where the shifts leave a hole. */
    Optional<Watch> watch(Instant at, ZoneId zone) {
        var today = at.atZone(zone).toLocalDate();
        for (var day : List.of(today, today.minusDays(1))) {
            for (var index = 0; index < shifts.size(); index++) {
                var shift = shifts.get(index);
                var from = shift.begins(day, zone).toInstant();
                var to = shift.ends(day, zone).toInstant();
                if (!at.isBefore(from) && at.isBefore(to)) {
                    var turn = Math.floorMod(day.toEpochDay() + index, seats.size());
                    return Optional.of(new Watch(shift.id(), from, to, seats.get(turn)));
                }
            }
        }
        return Optional.empty();
    }
}
