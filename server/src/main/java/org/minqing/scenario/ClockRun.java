package org.minqing.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minqing.kernel.PostId;

/**
 * One run of a clock over a case: when it began, when it stood still, how often it was extended, and when it ended.
 *
 * <p>A clock starts at the first step that starts it, and further such steps change nothing while it runs. When it has
 * ended, a step at which it goes on continues the same run as if it had never ended: who must do the work again has no more
 * time than before. A step that starts it then begins a new run.
 *
 * @param pauses the stretches that do not count, in their order; the last is open while the case still stands still
 * @param extended who granted more time and when, no oftener than the rule allows
 * @param ended absent while it runs
 */
public record ClockRun(Instant began, List<Pause> pauses, List<Grant> extended, Optional<Instant> ended) {

    /**
     * A step of a case's history: entries of its journal, in their order.
     *
     * @param state where the case stands after it
     * @param stays whether it stood there before too: then it comes to no state
     * @param grant who granted more time by it, as far as the entry says so
     * @param handedOver whether the case went from one department to another
     */
    public record Happened(
            String action, String state, boolean stays, Instant at, Optional<Grant> grant, boolean handedOver) {

        /** A step that grants nothing and hands the case to no other department. */
        public Happened(String action, String state, boolean stays, Instant at) {
            this(action, state, stays, at, Optional.empty(), false);
        }

        boolean isAt(Clock.Moment moment) {
            return moment.actions().contains(action)
                    || !stays && moment.states().contains(state);
        }
    }

    /**
     * Somebody granted more time.
     *
     * @param by the post; absent in entries that are older than this was written down
     * @param above how many levels it stood above the post that had the case
     */
    public record Grant(Instant at, Optional<PostId> by, int above) {

        /** Of the level above, as was taken for granted while nobody wrote it down. */
        static Grant unsaid(Instant at) {
            return new Grant(at, Optional.empty(), 1);
        }
    }

    /** From one moment to another, the first included, because the case was in a state in which the time does not count. */
    public record Pause(Instant from, Optional<Instant> to, String state) {}

    public ClockRun {
        pauses = List.copyOf(pauses);
        extended = List.copyOf(extended);
    }

    /** All runs of a clock over a history, the latest last. */
    public static List<ClockRun> of(Clock clock, List<Happened> history) {
        var runs = new ArrayList<ClockRun>();
        for (var step : history) {
            var latest = runs.isEmpty() ? Optional.<ClockRun>empty() : Optional.of(runs.getLast());
            next(clock, latest, step).ifPresent(run -> {
                latest.ifPresent(before -> {
                    runs.removeLast();
                    if (!before.began().equals(run.began())) {
                        runs.add(before.ended().isPresent() ? before : before.endedAt(step.at()));
                    }
                });
                runs.add(run);
            });
        }
        return List.copyOf(runs);
    }

    /** The latest run of a clock after one more step, from the latest before it; absent while it has not started. */
    public static Optional<ClockRun> next(Clock clock, Optional<ClockRun> latest, Happened step) {
        var starts = step.isAt(clock.startsAt());
        var running = latest.filter(run -> run.ended().isEmpty()).isPresent();
        var anew = running && clock.perDepartment() && step.handedOver() && !step.isAt(clock.endsAt());
        var begins = starts && !running || anew;
        var run = begins ? Optional.of(new ClockRun(step.at(), List.of(), List.of(), Optional.empty())) : latest;
        return run.map(current -> current.after(step, clock));
    }

    /** What another department had of the time is over when the case goes on. */
    private ClockRun endedAt(Instant at) {
        var closed = pauses.stream()
                .map(pause -> pause.to().isPresent() ? pause : new Pause(pause.from(), Optional.of(at), pause.state()))
                .toList();
        return new ClockRun(began, closed, extended, Optional.of(at));
    }

    private ClockRun after(Happened step, Clock clock) {
        if (ended.isPresent() && !step.isAt(clock.goesOnAt())) {
            return this;
        }
        var stops = step.isAt(clock.endsAt());
        return new ClockRun(
                began,
                pausesAfter(step, !stops && clock.pausesIn().contains(step.state())),
                extendedAfter(step, clock),
                stops ? Optional.of(step.at()) : Optional.empty());
    }

    /** The same run, had somebody granted more time, whether or not the rule allows it. */
    public ClockRun extendedBy(Grant grant) {
        var more = new ArrayList<>(extended);
        more.add(grant);
        return new ClockRun(began, pauses, more, ended);
    }

    private List<Grant> extendedAfter(Happened step, Clock clock) {
        var grants =
                clock.extension().filter(rule -> rule.action().equals(step.action()) && extended.size() < rule.times());
        if (grants.isEmpty()) {
            return extended;
        }
        var more = new ArrayList<>(extended);
        more.add(step.grant().orElseGet(() -> Grant.unsaid(step.at())));
        return more;
    }

    private List<Pause> pausesAfter(Happened step, boolean standsStill) {
        var stands = !pauses.isEmpty() && pauses.getLast().to().isEmpty();
        if (stands == standsStill) {
            return pauses;
        }
        var after = new ArrayList<>(pauses);
        if (standsStill) {
            after.add(new Pause(step.at(), Optional.empty(), step.state()));
        } else {
            var open = after.removeLast();
            after.add(new Pause(open.from(), Optional.of(step.at()), open.state()));
        }
        return after;
    }
}
