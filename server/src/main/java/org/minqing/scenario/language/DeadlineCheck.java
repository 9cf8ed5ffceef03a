package org.minqing.scenario.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.minqing.scenario.Action;
import org.minqing.scenario.Clock;
import org.minqing.scenario.Flow;
import org.minqing.scenario.State;

/** What must hold of the clocks of a scenario as a whole: nobody works on a case for as long as they like. */
record DeadlineCheck(Flow flow, FlowGraph graph, Passage file) {

    void check(List<Clock> clocks) {
        var watched = new HashSet<String>();
        for (var clock : clocks) {
            var running = running(clock);
            watched.addAll(running);
            if (isReadable(clock)) {
                check(clock, running);
            }
            clock.within().ifPresent(around -> around(clock, around, clocks));
        }
        for (var state : flow.states()) {
            if (state.kind() == State.Kind.WORK && !watched.contains(state.id())) {
                file.at("states")
                        .at(state.id())
                        .fault(
                                "deadline.missing",
                                "A case can stay in “" + state.id() + "” without any time limit",
                                "Let a clock under “deadlines” run there");
            }
        }
    }

    private void check(Clock clock, Set<String> running) {
        if (entered(clock.startsAt(), clock).isEmpty()) {
            passage(clock)
                    .fault(
                            "deadline.never-runs",
                            "“" + clock.id() + "” ends wherever it starts",
                            "Let it end at another action or state");
        }
        flow.states().stream()
                .filter(state -> state.isEnd() && running.contains(state.id()))
                .forEach(state -> passage(clock)
                        .at("ends-at")
                        .fault(
                                "deadline.never-ends",
                                "“" + clock.id() + "” can still run when a case is over in “" + state.id() + "”",
                                "Let it end on the way there"));
        clock.pausesIn().stream()
                .filter(state -> !running.contains(state))
                .forEach(state -> passage(clock)
                        .at("pauses-in")
                        .fault(
                                "deadline.never-pauses",
                                "“" + clock.id() + "” does not run when a case comes to “" + state + "”",
                                "Name a state between its start and its end"));
    }

    /** The clock around comes first, so that there is no circle; where this one begins, that one runs. */
    private void around(Clock clock, String around, List<Clock> clocks) {
        var wider = clocks.stream()
                .takeWhile(other -> !other.id().equals(clock.id()))
                .filter(other -> other.id().equals(around))
                .findFirst();
        var fits = wider.filter(other -> !isReadable(other)
                        || !isReadable(clock)
                        || running(other).containsAll(entered(clock.startsAt(), clock)))
                .isPresent();
        if (!fits) {
            passage(clock)
                    .at("within")
                    .fault(
                            "deadline.within",
                            "“" + around + "” is no clock that stands before “" + clock.id()
                                    + "” and runs where it starts",
                            "Name a clock that does, and write it first");
        }
    }

    /** What follows from a moment that could not be read would only hide that. */
    private static boolean isReadable(Clock clock) {
        return !clock.startsAt().equals(Clock.Moment.NEVER) && !clock.endsAt().equals(Clock.Moment.NEVER);
    }

    private Passage passage(Clock clock) {
        return file.at("deadlines").at("clocks").at(clock.id());
    }

    /** The states in which a clock can be running: what can be come to from where it starts or goes on, before one of its ends. */
    private Set<String> running(Clock clock) {
        var running = new HashSet<>(entered(clock.startsAt(), clock));
        running.addAll(entered(clock.goesOnAt(), clock));
        var grew = true;
        while (grew) {
            grew = false;
            for (var action : flow.actions()) {
                if (action.from().stream().anyMatch(running::contains)) {
                    grew |= graph.targets(action).stream()
                            .filter(to -> !isAt(clock.endsAt(), action, to))
                            .map(running::add)
                            .reduce(false, Boolean::logicalOr);
                }
            }
        }
        return running;
    }

    /** The states in which a case can be right after a moment, unless the clock ends with the same step. */
    private Set<String> entered(Clock.Moment moment, Clock clock) {
        return flow.actions().stream()
                .flatMap(action -> graph.targets(action).stream()
                        .filter(to -> isAt(moment, action, to) && !isAt(clock.endsAt(), action, to)))
                .collect(Collectors.toSet());
    }

    private static boolean isAt(Clock.Moment moment, Action action, String to) {
        return moment.actions().contains(action.id()) || moment.states().contains(to);
    }
}
