package org.minqing.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock between its pauses: where it begins to count, and when it has counted so much. */
final class ClockRun {

    private final WorkCalendar calendar;
    private final TimeLimit limit;
    private final Measure measure;
    private final long start;
    private final long begin;
    private final List<Still> stills;

    /** A time without counting; pauses that touch each other have become one. */
    record Still(long from, long to, String reason) {

        static final long OPEN = Long.MAX_VALUE;
    }

    ClockRun(WorkCalendar calendar, TimeLimit limit, Instant start, List<Pause> pauses) {
        this.calendar = calendar;
        this.limit = limit;
        this.measure = limit.unit().measure(calendar);
        this.start = start.getEpochSecond();
        this.begin = switch (limit.firstDay()) {
            case RUNNING -> this.start;
            case NOT_COUNTED -> calendar.endOfDay(this.start);
            case COUNTED -> calendar.beginningOfDay(this.start);
        };
        this.stills = merged(pauses, begin);
    }

    Measure measure() {
        return measure;
    }

    long start() {
        return start;
    }

    long begin() {
        return begin;
    }

    List<Still> stills() {
        return stills;
    }

    /** When the limit ends that counts so much; absent while the clock stands still. */
    Optional<Instant> end(long counted) {
        return usedUp(counted).map(this::rounded).map(Instant::ofEpochSecond);
    }

    /** The second at which so much has been counted. */
    Optional<Long> usedUp(long counted) {
        var position = begin;
        var left = counted;
        for (var still : stills) {
            var reached = reached(position, left);
            if (reached <= still.from()) {
                return Optional.of(reached);
            }
            if (still.to() == Still.OPEN) {
                return Optional.empty();
            }
            left -= measure.at(still.from()) - measure.at(position);
            position = still.to();
        }
        return Optional.of(reached(position, left));
    }

    private long reached(long position, long left) {
        return left == 0 ? position : measure.reaches(measure.at(position) + left);
    }

    /** Where the limit ends that is used up at a second. */
    long rounded(long usedUp) {
        var lastDay = limit.firstDay() == TimeLimit.FirstDay.RUNNING ? usedUp : Math.max(start, usedUp - 1);
        return switch (limit.end()) {
            case EXACT -> usedUp;
            case NEXT_OPENING -> calendar.nextOpening(usedUp);
            case CLOSE_OF_OFFICE -> closeOfOffice(usedUp, lastDay);
            case END_OF_DAY -> calendar.endOfDay(lastDay);
            case END_OF_WORKDAY -> calendar.endOfDay(calendar.workdayFrom(lastDay));
        };
    }

    private long closeOfOffice(long usedUp, long lastDay) {
        var close = calendar.closing(calendar.workdayFrom(lastDay));
        var isTooEarly = limit.firstDay() == TimeLimit.FirstDay.RUNNING && close < usedUp;
        return isTooEarly ? calendar.closing(calendar.workdayFrom(calendar.endOfDay(lastDay))) : close;
    }

    private static List<Still> merged(List<Pause> pauses, long begin) {
        var merged = new ArrayList<Still>(pauses.size());
        var ordered = pauses.stream()
                .sorted(Comparator.comparing(Pause::from).thenComparing(Pause::reason))
                .toList();
        for (var pause : ordered) {
            var from = Math.max(begin, pause.from().getEpochSecond());
            var to = pause.to().map(Instant::getEpochSecond).orElse(Still.OPEN);
            if (to <= from) {
                continue;
            }
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && from <= last.to()) {
                merged.set(merged.size() - 1, new Still(last.from(), Math.max(last.to(), to), last.reason()));
            } else {
                merged.add(new Still(from, to, pause.reason()));
            }
        }
        return merged;
    }
}
