package org.minqing.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of a clock over a case: when it began, when it stood still, how often it was extended, and when it ended.
 *
 * <p>A clock starts at the first step that starts it, and further such steps change nothing while it runs. When it has
 * ended, a step at which it goes on continues the same run as if it had never ended: who must do the work again has no more
 * time than before. A step that starts it then begins a new run.
 *
 * @param pauses the stretches that do not count, in their order; the last is open while the case still stands still
 * @param extensions how often the limit is extended, already bounded by the rule
 * @param ended absent while it runs
 */
public record ClockRun(Instant began, List<Pause> pauses, int extensions, Optional<Instant> ended) {

    /** A step of a case's history: entries of its journal, in their order. */
    public record Happened(String action, String comesTo, Instant at) {}

    /** From one moment to another, the first included. */
    public record Pause(Instant from, Optional<Instant> to) {}

    public ClockRun {
        pauses = List.copyOf(pauses);
    }

    /** All runs of a clock over a history, the latest last. */
    public static List<ClockRun> of(Clock clock, List<Happened> history) {
        var runs = new ArrayList<ClockRun>();
        for (var step : history) {
            var starts = clock.startsAt().isAt(step.action(), step.comesTo());
            if (starts && (runs.isEmpty() || runs.getLast().ended().isPresent())) {
                runs.add(new ClockRun(step.at(), List.of(), 0, Optional.empty()));
            }
            if (!runs.isEmpty()) {
                runs.add(runs.removeLast().after(step, clock));
            }
        }
        return List.copyOf(runs);
    }

    private ClockRun after(Happened step, Clock clock) {
        if (ended.isPresent() && !clock.goesOnAt().isAt(step.action(), step.comesTo())) {
            return this;
        }
        var stops = clock.endsAt().isAt(step.action(), step.comesTo());
        var moreTime = clock.extension()
                .filter(rule -> rule.action().equals(step.action()) && extensions < rule.times())
                .isPresent();
        return new ClockRun(
                began,
                pausesAfter(step, !stops && clock.pausesIn().contains(step.comesTo())),
                extensions + (moreTime ? 1 : 0),
                stops ? Optional.of(step.at()) : Optional.empty());
    }

    private List<Pause> pausesAfter(Happened step, boolean standsStill) {
        var stands = !pauses.isEmpty() && pauses.getLast().to().isEmpty();
        if (stands == standsStill) {
            return pauses;
        }
        var after = new ArrayList<>(pauses);
        if (standsStill) {
            after.add(new Pause(step.at(), Optional.empty()));
        } else {
            after.add(new Pause(after.removeLast().from(), Optional.of(step.at())));
        }
        return after;
    }
}
