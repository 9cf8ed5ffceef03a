package org.minqing.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The states and actions of a scenario in the order of the file; {@code mainLine} names the actions of the usual way from
 * the report to the end.
 */
public record Flow(List<State> states, List<Action> actions, List<String> mainLine) {

    public Flow {
        states = List.copyOf(states);
        actions = List.copyOf(actions);
        mainLine = List.copyOf(mainLine);
    }

    public Optional<State> state(String id) {
        return states.stream().filter(state -> state.id().equals(id)).findFirst();
    }

    public Optional<Action> action(String id) {
        return actions.stream().filter(action -> action.id().equals(id)).findFirst();
    }

    /** The flow as it is without an action and the states to which nothing else leads. */
    public Flow without(String action) {
        var rest = actions.stream().filter(other -> !other.id().equals(action)).toList();
        var only = action(action)
                .map(Action::to)
                .filter(to -> rest.stream().noneMatch(other -> other.to().equals(to)));
        return new Flow(
                states.stream()
                        .filter(state -> !only.equals(Optional.of(new Target.Fixed(state.id()))))
                        .toList(),
                rest,
                mainLine);
    }

    /** The action that starts a case. */
    public Action start() {
        return actions.stream().filter(Action::starts).findFirst().orElseThrow();
    }

    /** The action that ends a case on the usual way. */
    public Action lastOfMainLine() {
        return action(mainLine.getLast()).orElseThrow();
    }

    /** How an action can be taken back, if it can be. */
    Optional<Undo> undoing(String action) {
        return actions.stream()
                .flatMap(other -> other.undoes().stream())
                .filter(undo -> undo.action().equals(action))
                .findFirst();
    }

    /** The actions that lead on from a state. */
    public List<Action> from(String state) {
        return actions.stream().filter(action -> action.from().contains(state)).toList();
    }

    /** The action that opens the joint work for which a state waits, if it waits for any. */
    public Optional<Action> opening(String state) {
        return actions.stream()
                .filter(action -> action.opens().isPresent() && action.to().equals(new Target.Fixed(state)))
                .findFirst();
    }

    /** The states by id. */
    public SequencedMap<String, State> byId() {
        var found = new LinkedHashMap<String, State>();
        states.forEach(state -> found.put(state.id(), state));
        return found;
    }
}
