package org.minqing.scenario.language;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minqing.scenario.Action;
import org.minqing.scenario.Assign;
import org.minqing.scenario.Flow;
import org.minqing.scenario.State;
import org.minqing.scenario.Target;

/** Where the actions of a flow lead, and from where which state can be reached. */
final class FlowGraph {

    private final Flow flow;
    private final Map<String, Set<String>> next = new HashMap<>();
    private final Map<String, Set<String>> before = new HashMap<>();

    /** A state, and whether somebody has the case there. */
    record Held(String state, boolean assigned) {}

    FlowGraph(Flow flow) {
        this.flow = flow;
        for (var action : flow.actions()) {
            for (var from : action.from()) {
                next.computeIfAbsent(from, _ -> new LinkedHashSet<>()).addAll(targets(action));
                targets(action)
                        .forEach(to -> before.computeIfAbsent(to, _ -> new LinkedHashSet<>())
                                .add(from));
            }
        }
    }

    /** The states to which an action can lead; “back” leads to all from which its own state is entered, “same” to none. */
    Set<String> targets(Action action) {
        return switch (action.to()) {
            case Target.Fixed(var state) -> Set.of(state);
            case Target.Same() -> Set.of();
            case Target.Back() ->
                action.from().stream()
                        .flatMap(from -> into(from).stream())
                        .flatMap(entering -> entering.from().stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        };
    }

    /** The actions that name a state as their target. */
    List<Action> into(String state) {
        return flow.actions().stream()
                .filter(action -> action.to().equals(new Target.Fixed(state)))
                .toList();
    }

    Set<String> reachableFrom(Action start) {
        return closure(targets(start), state -> next.getOrDefault(state, Set.of()));
    }

    /** The states from which an end can be reached, ends included. */
    Set<String> leadingToAnEnd() {
        var ends = flow.states().stream().filter(State::isEnd).map(State::id).collect(Collectors.toSet());
        return closure(ends, state -> before.getOrDefault(state, Set.of()));
    }

    /** Every state that a case can come to, with and without an assignee. */
    Set<Held> held(Action start) {
        return closure(
                held(start, targets(start), false),
                held -> flow.from(held.state()).stream()
                        .flatMap(action -> held(action, after(action, held.state()), held.assigned()).stream())
                        .collect(Collectors.toSet()));
    }

    private Set<String> after(Action action, String from) {
        return action.to() instanceof Target.Same ? Set.of(from) : targets(action);
    }

    private static Set<Held> held(Action action, Set<String> after, boolean assigned) {
        boolean held = action.assign()
                .map(assign -> !(assign instanceof Assign.Nobody))
                .orElse(assigned);
        return after.stream().map(to -> new Held(to, held)).collect(Collectors.toSet());
    }

    private static <T> Set<T> closure(Set<T> from, Function<T, Set<T>> edges) {
        var seen = new LinkedHashSet<>(from);
        var todo = new ArrayDeque<>(from);
        while (!todo.isEmpty()) {
            for (var following : edges.apply(todo.pop())) {
                if (seen.add(following)) {
                    todo.push(following);
                }
            }
        }
        return seen;
    }
}
