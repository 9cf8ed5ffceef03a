package org.minqing.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells how a due time came about: a line for each stretch in which the clock did one thing for one reason. */
final class Explanation {

    private final WorkCalendar calendar;
    private final Rule rule;
    private final ClockRun run;
    private final List<Due.Line> lines = new ArrayList<>();
    private boolean provisional;
    private long left;

    Explanation(WorkCalendar calendar, Rule rule, ClockRun run) {
        this.calendar = calendar;
        this.rule = rule;
        this.run = run;
    }

    Due due(long counted, List<Extension.Verdict> verdicts) {
        left = counted;
        if (run.begin() != run.start()) {
            var code = run.begin() > run.start() ? "start.not-counted" : "start.counted";
            add(run.start(), run.begin(), 0, code, rule.source());
        }
        var usedUp = run.usedUp(counted);
        if (usedUp.isEmpty()) {
            var stop = run.stills().getLast().from();
            return new Due(Optional.empty(), rule, extended(stop, counted), lines, verdicts, provisional);
        }
        var sum = extended(usedUp.get(), counted);
        var at = run.rounded(usedUp.get());
        if (at != usedUp.get()) {
            add(usedUp.get(), at, 0, end(), rule.source());
            provisional |= calendar.runs(Math.min(at, usedUp.get()), Math.max(at, usedUp.get())).stream()
                    .anyMatch(DayRun::provisional);
        }
        return new Due(Optional.of(Instant.ofEpochSecond(at)), rule, sum, lines, verdicts, provisional);
    }

    private String end() {
        return switch (rule.limit().end()) {
            case EXACT -> "end.exact";
            case NEXT_OPENING -> "end.next-opening";
            case CLOSE_OF_OFFICE -> "end.close-of-office";
            case END_OF_DAY -> "end.day";
            case END_OF_WORKDAY -> "end.workday";
        };
    }

    /** Lines from the begin to a second, with a mark where the time of the rule is over and that of an extension begins. */
    private long extended(long until, long counted) {
        var own = rule.limit().counted();
        var over = counted > own ? run.usedUp(own).filter(end -> end < until) : Optional.<Long>empty();
        if (over.isEmpty()) {
            return stretches(run.begin(), until);
        }
        var end = over.get();
        var sum = stretches(run.begin(), end);
        add(end, end, 0, "extension.granted", rule.source());
        return sum + stretches(end, until);
    }

    /** Lines from one second to another; how much they count. */
    private long stretches(long from, long until) {
        var position = from;
        var sum = 0L;
        for (var still : run.stills()) {
            if (still.to() <= from) {
                continue;
            }
            if (still.from() >= until) {
                break;
            }
            sum += running(position, still.from());
            position = Math.min(until, still.to());
            add(still.from(), position, 0, "pause." + still.reason(), rule.source());
        }
        return sum + running(position, until);
    }

    private long running(long from, long until) {
        if (from >= until) {
            return 0;
        }
        if (!run.measure().rests()) {
            var code = rule.limit().unit() == TimeLimit.Unit.CALENDAR_DAYS ? "counted.days" : "counted.elapsed";
            return add(from, until, counted(from, until), code, rule.source());
        }
        var sum = 0L;
        for (var days : calendar.runs(from, until)) {
            var begins = Math.max(from, days.begins());
            var ends = Math.min(until, days.until());
            var source = days.source().isEmpty() ? rule.source() : days.source();
            sum += add(begins, ends, counted(begins, ends), days.nature().code(), source);
            provisional |= days.provisional();
        }
        return sum;
    }

    /** The last second may be worth more than was left to count; a line says what was needed of it. */
    private long counted(long from, long until) {
        var counted = Math.min(left, run.measure().at(until) - run.measure().at(from));
        left -= counted;
        return counted;
    }

    private long add(long from, long to, long counted, String why, String source) {
        lines.add(
                new Due.Line(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), counted, why, rule.id(), source));
        return counted;
    }
}
