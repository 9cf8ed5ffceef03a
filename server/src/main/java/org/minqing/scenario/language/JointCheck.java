package org.minqing.scenario.language;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.minqing.scenario.Action;
import org.minqing.scenario.Action.Wait;
import org.minqing.scenario.By;
import org.minqing.scenario.Flow;
import org.minqing.scenario.State;
import org.minqing.scenario.Target;

/** What must hold where a case waits for others: it does wait, it can go on without them, and no answerer checks. */
final class JointCheck {

    private final Flow flow;
    private final FlowGraph graph;
    private final Passage actions;

    JointCheck(Flow flow, FlowGraph graph, Passage file) {
        this.flow = flow;
        this.graph = graph;
        this.actions = file.at("actions");
    }

    void check() {
        flow.actions().stream().filter(action -> action.opens().isPresent()).forEach(this::opening);
        flow.actions().forEach(this::waitsForSomething);
    }

    private void opening(Action action) {
        if (action.starts()) {
            fault(action, "joint.at-start", "A report cannot open joint work", "Let a later action open it");
            return;
        }
        if (!(action.to() instanceof Target.Fixed(var waiting)) || !isWork(waiting)) {
            fault(
                    action,
                    "joint.state",
                    "“" + action.id() + "” leads to no state in which the case could wait for the answers",
                    "Lead to a state of the kind “work”");
            return;
        }
        entered(action, waiting);
        left(action, waiting);
        notCheckedByAnswerers(action, waiting);
    }

    private boolean isWork(String state) {
        return flow.state(state)
                .filter(known -> known.kind() == State.Kind.WORK)
                .isPresent();
    }

    /** Only who asks leads there, so that in this state there is always somebody to wait for. */
    private void entered(Action opening, String waiting) {
        flow.actions().stream()
                .filter(action -> !action.id().equals(opening.id()))
                .filter(action -> graph.targets(action).contains(waiting))
                .forEach(action -> fault(
                        action,
                        "joint.entered",
                        "“" + action.id() + "” leads to “" + waiting + "” and asks nobody there",
                        "Let only “" + opening.id() + "” lead there"));
    }

    private void left(Action opening, String waiting) {
        var leaving = flow.from(waiting).stream()
                .filter(action -> !Set.of(waiting).containsAll(graph.targets(action)))
                .toList();
        leaving.stream()
                .filter(action -> flow.mainLine().contains(action.id()) && !waits(action))
                .forEach(action -> fault(
                        action,
                        "joint.main-line",
                        "“" + action.id() + "” leaves “" + waiting + "” without waiting for the answers",
                        "Write waits-for: tasks"));
        if (leaving.stream().noneMatch(JointCheck::waits)) {
            fault(
                    opening,
                    "joint.nobody-waits",
                    "Nothing waits for the answers that “" + opening.id() + "” asks for",
                    "Let an action from “" + waiting + "” say waits-for: tasks");
        }
        if (leaving.stream().noneMatch(action -> !waits(action) && isOfficial(action))) {
            fault(
                    opening,
                    "joint.no-way-around",
                    "When the answers never come, no way leads on from “" + waiting + "”",
                    "Add an action that goes on without them, and let it need a reason");
        }
    }

    private static boolean waits(Action action) {
        return action.waitsFor().contains(Wait.TASKS);
    }

    private static boolean isOfficial(Action action) {
        return action.by().stream().anyMatch(by -> by instanceof By.Holder || by instanceof By.Assignee);
    }

    /** Whoever answered has done part of the work and does not pass it. */
    private void notCheckedByAnswerers(Action opening, String waiting) {
        for (var check : checksAfter(waiting)) {
            flow.from(check).stream()
                    .filter(action -> !action.notAfter().isEmpty())
                    .filter(action -> !action.notAfter().contains(opening.id()))
                    .forEach(action -> fault(
                            action,
                            "flow.second-person",
                            "Who answered a task of “" + opening.id() + "” may take “" + action.id() + "” as well",
                            "Add “" + opening.id() + "” to its not-after"));
        }
    }

    /** The checks to which work leads on from a state in the same round. */
    private Set<String> checksAfter(String waiting) {
        var checks = new LinkedHashSet<String>();
        var seen = new LinkedHashSet<String>(Set.of(waiting));
        var todo = new ArrayDeque<>(seen);
        while (!todo.isEmpty()) {
            flow.from(todo.pop()).stream()
                    .filter(action -> !action.newRound())
                    .flatMap(action -> graph.targets(action).stream())
                    .filter(seen::add)
                    .forEach(to -> {
                        var kind = flow.state(to).map(State::kind);
                        if (kind.filter(State.Kind.CHECK::equals).isPresent()) {
                            checks.add(to);
                        } else if (kind.filter(State.Kind.WORK::equals).isPresent()) {
                            todo.push(to);
                        }
                    });
        }
        return checks;
    }

    private void waitsForSomething(Action action) {
        if (waits(action)
                && action.from().stream().noneMatch(from -> flow.opening(from).isPresent())) {
            fault(
                    action,
                    "action.waits-for",
                    "“" + action.id() + "” waits for tasks, and from none of its states any are open",
                    "Let an action that opens tasks lead to one of them, or remove “waits-for”");
        }
        if (action.waitsFor().contains(Wait.CALLS)
                && flow.actions().stream().allMatch(other -> other.calls().isEmpty())) {
            fault(
                    action,
                    "action.waits-for",
                    "“" + action.id() + "” waits for called cases, and no action calls any",
                    "Add “calls” to an action, or remove “waits-for”");
        }
    }

    private void fault(Action action, String code, String message, String fix) {
        actions.at(action.id()).fault(code, message, fix);
    }
}
