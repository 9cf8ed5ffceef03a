package org.minqing.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minqing.deadline.Extension.Verdict;

/**
 * When something is due: a function of the clock and the calendar and of nothing else, so that it can be worked out again at
 * any time. A further pause never makes anything due earlier, and a later start neither.
 */
public final class Deadlines {

    private final WorkCalendar calendar;

    public Deadlines(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /** When the clock has run out, explained. */
    public Due due(Clock clock) {
        var rule = clock.rule();
        if (rule.back()) {
            return before(rule, clock.start());
        }
        var run = run(clock);
        var granted = granted(clock, run);
        return new Explanation(calendar, rule, run).due(granted.counted(), granted.verdicts());
    }

    /** The same time without its reasons, for an index that is made anew at each step; absent while the clock stands still. */
    public Optional<Instant> end(Clock clock) {
        if (clock.rule().back()) {
            return due(clock).at();
        }
        var run = run(clock);
        return run.end(granted(clock, run).counted());
    }

    /** When so many percent of the clock's time, extensions included, have been counted; absent while it stands still. */
    public Optional<Instant> share(Clock clock, int percent) {
        var run = run(clock);
        return run.usedUp(granted(clock, run).counted() * percent / 100).map(Instant::ofEpochSecond);
    }

    private ClockRun run(Clock clock) {
        return new ClockRun(calendar, clock.rule().limit(), clock.start(), clock.pauses());
    }

    /** How much is to be counted, and what became of each extension. */
    private record Granted(long counted, List<Verdict> verdicts) {}

    private static Granted granted(Clock clock, ClockRun run) {
        var rule = clock.rule();
        var counted = rule.limit().counted();
        var verdicts = new ArrayList<Verdict>();
        if (!clock.extensions().isEmpty()) {
            var end = run.end(counted);
            for (var extension : clock.extensions()) {
                var verdict = verdict(rule, extension, end, verdicts.contains(Verdict.GRANTED));
                verdicts.add(verdict);
                if (verdict == Verdict.GRANTED) {
                    counted += extension.amount() * rule.limit().unit().worth();
                }
            }
        }
        return new Granted(counted, verdicts);
    }

    /**
     * Clocks that run inside each other, the widest first, such as case, step, department. What stops a wider clock stops
     * those inside it, and nothing inside is due later than what is around it.
     */
    public List<Due> nested(List<Clock> clocks) {
        var all = new ArrayList<Due>();
        var pauses = new ArrayList<Pause>();
        Optional<Due> around = Optional.empty();
        for (var clock : clocks) {
            pauses.addAll(clock.pauses());
            var own = due(new Clock(clock.rule(), clock.start(), pauses, clock.extensions()));
            var due = around.map(wider -> within(own, wider)).orElse(own);
            all.add(due);
            around = Optional.of(due);
        }
        return all;
    }

    private static Due within(Due own, Due wider) {
        if (own.at().isEmpty() || wider.at().isEmpty()) {
            return own;
        }
        var at = own.at().get();
        var limit = wider.at().get();
        if (!limit.isBefore(at)) {
            return own;
        }
        var lines = new ArrayList<>(own.lines());
        var rule = wider.rule();
        lines.add(new Due.Line(at, limit, 0, "end.within", rule.id(), rule.source()));
        return new Due(
                wider.at(), own.rule(), own.counted(), lines, own.verdicts(), own.provisional() || wider.provisional());
    }

    private static Verdict verdict(Rule rule, Extension extension, Optional<Instant> end, boolean oneBefore) {
        if (rule.extension().isEmpty()) {
            return Verdict.NOT_EXTENDABLE;
        }
        if (oneBefore) {
            return Verdict.SECOND;
        }
        if (extension.levelsAbove() < 1) {
            return Verdict.NOT_FROM_ABOVE;
        }
        if (isAfter(extension.granted(), end)) {
            return Verdict.TOO_LATE;
        }
        if (extension.amount() > rule.extension().get().amount()) {
            return Verdict.TOO_LONG;
        }
        var told = extension.notified().filter(notice -> !isAfter(notice, end)).isPresent();
        return rule.extension().get().notice() && !told ? Verdict.WITHOUT_NOTICE : Verdict.GRANTED;
    }

    private static boolean isAfter(Instant moment, Optional<Instant> end) {
        return end.filter(moment::isAfter).isPresent();
    }

    /** So many days before the event at the latest: the end of that day. */
    private Due before(Rule rule, Instant event) {
        var limit = rule.limit();
        var workdays = limit.unit() == TimeLimit.Unit.WORKING_DAYS;
        var day = calendar.daysBack(event.getEpochSecond(), limit.amount(), workdays);
        var last = limit.end() == TimeLimit.End.CLOSE_OF_OFFICE && calendar.workdayFrom(day) == day
                ? calendar.closing(day)
                : calendar.endOfDay(day);
        var at = Instant.ofEpochSecond(last);
        var line = new Due.Line(event, at, limit.counted(), "counted.back", rule.id(), rule.source());
        var provisional = calendar.runs(day, event.getEpochSecond()).stream().anyMatch(DayRun::provisional);
        return new Due(Optional.of(at), rule, limit.counted(), List.of(line), List.of(), provisional && workdays);
    }
}
