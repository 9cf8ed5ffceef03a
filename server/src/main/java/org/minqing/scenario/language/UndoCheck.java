package org.minqing.scenario.language;

import java.util.LinkedHashSet;
import java.util.Optional;
import org.minqing.scenario.Action;
import org.minqing.scenario.Flow;
import org.minqing.scenario.Form;
import org.minqing.scenario.Target;
import org.minqing.scenario.Undo;

/** An action that takes another back must lead exactly to where that one began, and find everything as it was there. */
record UndoCheck(Flow flow, FlowGraph graph, Passage file) {

    void check() {
        for (var action : flow.actions()) {
            action.undoes()
                    .map(Undo::action)
                    .flatMap(flow::action)
                    .flatMap(undone -> wrong(action, undone))
                    .ifPresent(why -> file.at("actions")
                            .at(action.id())
                            .fault(
                                    "action.undoes",
                                    why,
                                    "Correct it, or leave “undoes” out: then it cannot be taken back"));
        }
    }

    private Optional<String> wrong(Action undoing, Action undone) {
        var both = "“" + undoing.id() + "” takes back “" + undone.id() + "”";
        if (undone.starts() || undone.newRound() || undone.undoes().isPresent()) {
            return Optional.of(both + ", which begins something or takes something back itself");
        }
        if (undone.assign().isPresent() || undoing.assign().isPresent()) {
            return Optional.of(both + ", and whoever had the case before is not known any more");
        }
        if (undone.opens().isPresent() || !undone.calls().isEmpty()) {
            return Optional.of(both + ", which asks others, and what they were told cannot be taken back");
        }
        if (undone.to() instanceof Target.Same) {
            return Optional.of(both + ", which led nowhere");
        }
        if (!undoing.from().equals(new LinkedHashSet<>(graph.targets(undone))) || !leadsBack(undoing, undone)) {
            return Optional.of(both + ", and does not lead from where that leads to where that began");
        }
        if (undoing.form().questions().stream().anyMatch(Form.Question::required)) {
            return Optional.of(both + ", and asks for answers");
        }
        return flow.actions().stream()
                                .filter(other -> other.undoes()
                                        .map(Undo::action)
                                        .filter(undone.id()::equals)
                                        .isPresent())
                                .count()
                        > 1
                ? Optional.of(both + ", as another does")
                : Optional.empty();
    }

    /** Back is only safe where no other action comes: it leads to where the case was before. */
    private boolean leadsBack(Action undoing, Action undone) {
        return switch (undoing.to()) {
            case Target.Fixed(var state) ->
                undone.from().size() == 1 && undone.from().contains(state);
            case Target.Same() -> false;
            case Target.Back() -> true;
        };
    }
}
