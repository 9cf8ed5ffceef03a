package org.minqing.scenario.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.minqing.scenario.Action;
import org.minqing.scenario.Assign;
import org.minqing.scenario.By;
import org.minqing.scenario.Clock;
import org.minqing.scenario.Flow;

/**
 * What must hold where an assignee may say “not ours”: an objection is an action that each post takes once. Somebody else
 * decides it, and where nobody does so in time, a clock gives the case to one who cannot object. So a case is never passed
 * round for ever and never without anybody who answers for it. These rules are younger than some published versions, which
 * are read back without them.
 */
record ObjectionCheck(Flow flow, FlowGraph graph, Passage file, List<Clock> clocks) {

    void check() {
        flow.actions().stream().filter(this::isByTime).forEach(this::named);
        clocks.forEach(this::takenByTime);
        flow.actions().stream().filter(ObjectionCheck::letsGo).forEach(action -> {
            var message = "Who has a case could put it down, and nobody would answer for it";
            var fix = "Leave “assign” out: who has the case keeps it until it is decided";
            fault(action, "assign.let-go", message, fix);
        });
        flow.actions().stream()
                .filter(action -> action.oncePerUnit() && action.by().contains(new By.Assignee()))
                .forEach(this::objection);
    }

    private static boolean letsGo(Action action) {
        return action.by().contains(new By.Assignee())
                && action.assign().filter(Assign.Nobody.class::isInstance).isPresent();
    }

    private boolean isByTime(Action action) {
        return action.by().contains(new By.Time());
    }

    private void named(Action action) {
        if (clocks.stream()
                .noneMatch(clock -> clock.then().filter(action.id()::equals).isPresent())) {
            var message = "No clock takes “" + action.id() + "”";
            fault(action, "action.by-time", message, "Name it under “then” of a clock");
        }
    }

    /** What a clock takes by itself is taken by nobody else, asks nothing and ends the clock. */
    private void takenByTime(Clock clock) {
        var then = clock.then().flatMap(flow::action);
        if (then.isEmpty()) {
            return;
        }
        var action = then.get();
        var asks = action.form().questions().stream().anyMatch(question -> question.required());
        var alone = action.by().equals(List.of(new By.Time()));
        var ends = Stream.concat(clock.endsAt().actions().stream(), clock.endsAt().states().stream())
                .anyMatch(end -> end.equals(action.id()) || leadsTo(action, end));
        if (asks || !alone || !ends || action.starts() || action.guard().isPresent()) {
            file.at("deadlines")
                    .at("clocks")
                    .at(clock.id())
                    .at("then")
                    .fault(
                            "deadline.then",
                            "“" + action.id() + "” cannot be taken by a clock",
                            "Let it be by time alone, need nothing, have no guard and end the clock");
        }
    }

    private void objection(Action objection) {
        var decided = clocks.stream()
                .filter(clock -> isStartedBy(clock, objection))
                .flatMap(clock -> clock.then().flatMap(flow::action).stream())
                .filter(action -> action.from().stream().anyMatch(from -> leadsTo(objection, from)))
                .findFirst();
        if (decided.isEmpty()) {
            var fix = "Let a clock start there and name under “then” an action by time";
            fault(objection, "objection.undecided", "“" + objection.id() + "” could wait for ever", fix);
        }
        decided.ifPresent(action -> last(objection, action));
        flow.actions().stream()
                .filter(action -> action.from().stream().anyMatch(from -> leadsTo(objection, from)))
                .filter(action -> action.by().stream().anyMatch(By.Holder.class::isInstance))
                .filter(action -> !action.notAfter().contains(objection.id()))
                .forEach(action -> fault(
                        action,
                        "objection.own-judge",
                        "Who took “" + objection.id() + "” could decide on it with “" + action.id() + "”",
                        "Write not-after: [" + objection.id() + "]"));
    }

    /** Who has the case because nobody decided has it for good. */
    private void last(Action objection, Action byTime) {
        Optional<Assign> to = byTime.assign().filter(assign -> !(assign instanceof Assign.Nobody));
        if (to.isEmpty() || objection.from().stream().anyMatch(from -> leadsTo(byTime, from))) {
            var message = "After “" + byTime.id() + "” the case has no owner, or one who could object again";
            var fix = "Assign it, and lead to a state in which “" + objection.id() + "” cannot be taken";
            fault(byTime, "objection.never-settled", message, fix);
        }
    }

    private boolean isStartedBy(Clock clock, Action action) {
        return clock.startsAt().actions().contains(action.id())
                || clock.startsAt().states().stream().anyMatch(state -> leadsTo(action, state));
    }

    private boolean leadsTo(Action action, String state) {
        return graph.targets(action).contains(state);
    }

    private void fault(Action action, String code, String message, String fix) {
        file.at("actions").at(action.id()).fault(code, message, fix);
    }
}
