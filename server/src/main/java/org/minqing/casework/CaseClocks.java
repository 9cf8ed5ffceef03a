package org.minqing.casework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minqing.deadline.CityTime;
import org.minqing.deadline.Deadlines;
import org.minqing.deadline.Due;
import org.minqing.deadline.Extension;
import org.minqing.deadline.Pause;
import org.minqing.deadline.Rule;
import org.minqing.deadline.TimeLimit;
import org.minqing.deadline.timer.Timer;
import org.minqing.kernel.PostId;
import org.minqing.scenario.Clock;
import org.minqing.scenario.ClockRun;
import org.minqing.scenario.JointWork;
import org.minqing.scenario.Limit;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.table.Decision;

/**
 * What makes due times of a case: the scenario says which clock runs and how long it is, the calendar of the city says what
 * counts. A function of the steps so far; nothing is remembered here.
 */
final class CaseClocks {

    /** The name under which the timers of cases are kept, one set of steps for each case. */
    static final String TIMER = "case";

    /** Who granted more time in entries that do not say so. */
    private static final PostId UNSAID = new PostId(new UUID(0, 0));

    private final CityTime time;

    CaseClocks(CityTime time) {
        this.time = time;
    }

    /** A run with the rule that it follows, explained. */
    record Reckoned(Clock clock, ClockRun run, Decision<Clock.Due> decision, Due due) {}

    /** A step that the clocks of a case take: what happened, the open answers after it, and whether it changed any. */
    record Stepped(ClockRun.Happened step, Map<String, Object> answers, boolean answered) {}

    /** The clocks after one more step. */
    List<CaseClock> after(Scenario scenario, List<CaseClock> before, Stepped stepped) {
        var step = stepped.step();
        var answers = stepped.answers();
        var answered = stepped.answered();
        var after = new ArrayList<CaseClock>();
        for (var clock : scenario.clocks()) {
            var latest = before.stream()
                    .filter(known -> known.clock().equals(clock.id()))
                    .findFirst();
            // What is around a clock stands before it in the file, so that its new run is there already.
            ClockRun.next(clock, latest.map(CaseClock::run), step)
                    .map(run -> latest.filter(known -> !answered
                                    && known.run().equals(run)
                                    && clock.within().isEmpty())
                            .orElseGet(() -> new CaseClock(
                                    clock.id(), run, due(scenario, clock, run, new Known(after, answers)))))
                    .ifPresent(after::add);
        }
        return after;
    }

    /** What due times of a case are made from: the latest runs of its clocks, and its open answers. */
    private record Known(List<CaseClock> clocks, Map<String, Object> answers) {

        static Known of(CaseFile file) {
            return new Known(file.standing().clocks(), file.openAnswers());
        }
    }

    /** When something is due next; absent when nothing runs. */
    static Optional<Instant> nearest(List<CaseClock> clocks) {
        return clocks.stream()
                .filter(CaseClock::isRunning)
                .flatMap(clock -> clock.due().stream())
                .min(Instant::compareTo);
    }

    /** All runs of all clocks over the steps of a case, in the order of the file, explained. */
    List<Reckoned> reckoned(Scenario scenario, List<ClockRun.Happened> steps, Map<String, Object> answers) {
        var runs = scenario.clocks().stream()
                .flatMap(clock ->
                        ClockRun.of(clock, steps).stream().map(run -> new CaseClock(clock.id(), run, Optional.empty())))
                .toList();
        var known = new Known(runs, answers);
        return runs.stream()
                .flatMap(one -> reckoned(scenario, clock(scenario, one.clock()), one.run(), known).stream())
                .toList();
    }

    /** What becomes of more time that somebody would grant now; absent where the clock does not run. */
    Optional<Extension.Verdict> verdict(Clock clock, CaseFile file, ClockRun.Grant grant) {
        return file.standing().clocks().stream()
                .filter(known -> known.clock().equals(clock.id()) && known.isRunning())
                .findFirst()
                .flatMap(known -> clock.due(file.openAnswers())
                        .map(decision -> follow(clock, known.run().extendedBy(grant), decision)))
                .map(extended -> deadlines().due(extended).verdicts().getLast());
    }

    /** When a limit that began at this moment is over. */
    Optional<Instant> end(Limit limit, Instant from) {
        return deadlines().end(org.minqing.deadline.Clock.of(plain("task", Map.of(), limit, from), from));
    }

    /** When so many hundredths of such a limit are over. */
    Optional<Instant> share(Limit limit, Instant from, int percent) {
        return deadlines().share(org.minqing.deadline.Clock.of(plain("task", Map.of(), limit, from), from), percent);
    }

    /** The limit of a task that began at this moment, explained. */
    Due due(JointWork.Part part, JointWork.Within within, Instant from) {
        var rule = plain(part.id(), part.names().byLanguage(), within.limit(), within.sourceId(), from);
        return deadlines().due(org.minqing.deadline.Clock.of(rule, from));
    }

    /** What running clocks still have to say and to do, as steps of the case's timer. */
    List<Timer> timers(Scenario scenario, CaseFile file, Instant now) {
        var timers = new ArrayList<Timer>();
        for (var running : file.standing().clocks()) {
            if (!running.isRunning() || running.due().isEmpty()) {
                continue;
            }
            var clock = clock(scenario, running.clock());
            for (var number = 0; number < clock.reminders().size(); number++) {
                var step = Reminding.Step.reminder(clock.id(), number);
                reminded(
                                scenario,
                                running,
                                Known.of(file),
                                clock.reminders().get(number).when())
                        .filter(now::isBefore)
                        .ifPresent(at -> timers.add(new Timer(file.id().value(), TIMER, at, step.written())));
            }
            if (clock.then().isPresent()) {
                var step = Reminding.Step.then(clock.id()).written();
                running.due().ifPresent(at -> timers.add(new Timer(file.id().value(), TIMER, at, step)));
            }
        }
        return timers;
    }

    static Clock clock(Scenario scenario, String id) {
        return scenario.clocks().stream()
                .filter(clock -> clock.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A case runs the clock %s of %s@%s, which has none"
                        .formatted(id, scenario.id(), scenario.version())));
    }

    private Optional<Instant> reminded(Scenario scenario, CaseClock running, Known known, Clock.When when) {
        var clock = clock(scenario, running.clock());
        return switch (when) {
            case Clock.When.Share(var percent) when percent == 100 -> running.due();
            case Clock.When.Share(var percent) ->
                share(nested(scenario, clock, running.run(), known), percent)
                        .map(at -> running.due().filter(at::isAfter).orElse(at));
            case Clock.When.Overdue(var by) ->
                running.due()
                        .flatMap(due -> deadlines()
                                .end(org.minqing.deadline.Clock.of(
                                        plain(clock.id(), clock.names().byLanguage(), by, due), due)));
        };
    }

    /** What stands still after a clock has ended does not move when it was due. */
    private static org.minqing.deadline.Clock until(Optional<Instant> ended, org.minqing.deadline.Clock around) {
        var pauses = around.pauses().stream()
                .filter(pause ->
                        ended.filter(end -> !pause.from().isBefore(end)).isEmpty())
                .toList();
        return new org.minqing.deadline.Clock(around.rule(), around.start(), pauses, around.extensions());
    }

    /** When so much of a clock's own time has passed while nothing around it stood still. */
    private Optional<Instant> share(List<org.minqing.deadline.Clock> nested, int percent) {
        if (nested.isEmpty()) {
            return Optional.empty();
        }
        var own = nested.getLast();
        var pauses = nested.stream().flatMap(one -> one.pauses().stream()).toList();
        return deadlines()
                .share(new org.minqing.deadline.Clock(own.rule(), own.start(), pauses, own.extensions()), percent);
    }

    private Optional<Instant> due(Scenario scenario, Clock clock, ClockRun run, Known known) {
        var nested = nested(scenario, clock, run, known);
        return switch (nested.size()) {
            case 0 -> Optional.empty();
            case 1 -> deadlines().end(nested.getFirst());
            default -> deadlines().nested(nested).getLast().at();
        };
    }

    private Optional<Reckoned> reckoned(Scenario scenario, Clock clock, ClockRun run, Known known) {
        var nested = nested(scenario, clock, run, known);
        return clock.due(known.answers())
                .map(decision -> new Reckoned(
                        clock, run, decision, deadlines().nested(nested).getLast()));
    }

    /** A run as the calendar counts it, after the runs that it lies in, the widest first; empty where no rule fits. */
    private List<org.minqing.deadline.Clock> nested(Scenario scenario, Clock clock, ClockRun run, Known known) {
        var decision = clock.due(known.answers());
        if (decision.isEmpty()) {
            return List.of();
        }
        var around = clock.within()
                .flatMap(id -> known.clocks().reversed().stream()
                        .filter(other ->
                                other.clock().equals(id) && !other.run().began().isAfter(run.began()))
                        .findFirst())
                .map(other -> nested(scenario, clock(scenario, other.clock()), other.run(), known));
        var all = new ArrayList<org.minqing.deadline.Clock>();
        around.ifPresent(wider -> wider.forEach(one -> all.add(until(run.ended(), one))));
        all.add(follow(clock, run, decision.get()));
        return all;
    }

    /** The clock as the calendar counts it. */
    private org.minqing.deadline.Clock follow(Clock clock, ClockRun run, Decision<Clock.Due> decision) {
        var rule = rule(clock, run, decision);
        var pauses = run.pauses().stream()
                .map(pause -> new Pause(pause.from(), pause.to(), pause.state()))
                .toList();
        var amount = rule.extension().map(Rule.Extendable::amount).orElse(1);
        // Those concerned are told by the same entry, so that notice is given when it is granted.
        var extensions = run.extended().stream()
                .map(grant -> new Extension(
                        amount, grant.at(), grant.by().orElse(UNSAID), grant.above(), Optional.of(grant.at())))
                .toList();
        return new org.minqing.deadline.Clock(rule, run.began(), pauses, extensions);
    }

    /**
     * The rule that a run follows: the rule of law that its row names and that sets this very limit, in the version in force
     * when the run began; otherwise the limit of the row from the moment on.
     */
    private Rule rule(Clock clock, ClockRun run, Decision<Clock.Due> decision) {
        var own = plain(clock, decision, run);
        return decision.output().law().stream()
                .flatMap(id -> time.rules().at(id, run.began(), time.calendar().zone()).stream())
                .filter(law -> !law.back()
                        && law.limit().amount() == own.limit().amount()
                        && law.limit().unit() == own.limit().unit())
                .findFirst()
                .map(law -> with(law, own.extension()))
                .orElse(own);
    }

    private static Rule with(Rule law, Optional<Rule.Extendable> extension) {
        return new Rule(
                law.id(),
                law.names(),
                law.limit(),
                law.start(),
                law.back(),
                law.extension().or(() -> extension),
                law.effect(),
                law.source(),
                law.validFrom(),
                law.checked());
    }

    private Rule plain(Clock clock, Decision<Clock.Due> decision, ClockRun run) {
        var due = decision.output();
        // More time in another unit than the limit's, such as working days on a limit of hours, is none.
        var extension = clock.extension()
                .filter(granted -> granted.by().unit() == due.limit().unit())
                .map(granted -> new Rule.Extendable(Math.toIntExact(granted.by().amount()), false));
        return new Rule(
                clock.id() + "." + decision.row(),
                clock.names().byLanguage(),
                limit(due.limit()),
                "",
                false,
                extension,
                "",
                due.sourceId(),
                run.began().atZone(ZoneOffset.UTC).toLocalDate(),
                Optional.empty());
    }

    private static Rule plain(String id, Map<String, String> names, Limit limit, Instant from) {
        return plain(id, names, limit, "", from);
    }

    private static Rule plain(String id, Map<String, String> names, Limit limit, String source, Instant from) {
        return new Rule(
                id,
                names,
                limit(limit),
                "",
                false,
                Optional.empty(),
                "",
                source,
                from.atZone(ZoneOffset.UTC).toLocalDate(),
                Optional.empty());
    }

    private static TimeLimit limit(Limit limit) {
        var unit = switch (limit.unit()) {
            case MINUTES -> TimeLimit.Unit.MINUTES;
            case HOURS -> TimeLimit.Unit.HOURS;
            case DAYS -> TimeLimit.Unit.CALENDAR_DAYS;
            case WORKING_HOURS -> TimeLimit.Unit.WORKING_HOURS;
            case WORKING_DAYS -> TimeLimit.Unit.WORKING_DAYS;
        };
        return new TimeLimit(Math.toIntExact(limit.amount()), unit, TimeLimit.FirstDay.RUNNING, TimeLimit.End.EXACT);
    }

    private Deadlines deadlines() {
        return time.deadlines();
    }

    /** A word of the calendar as people see it in codes. */
    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
