package org.minqing.scenario.language;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.minqing.scenario.Action;
import org.minqing.scenario.Assign;
import org.minqing.scenario.By;
import org.minqing.scenario.Flow;
import org.minqing.scenario.State;
import org.minqing.scenario.State.Kind;
import org.minqing.scenario.Target;

/** What must hold of a flow as a whole, so that no case gets lost in it and nobody checks their own work. */
final class FlowCheck {

    private final Flow flow;
    private final Passage file;
    private final FlowGraph graph;
    private final Map<String, State> states;

    FlowCheck(Flow flow, Passage file) {
        this.flow = flow;
        this.file = file;
        this.graph = new FlowGraph(flow);
        this.states = flow.byId();
    }

    void check() {
        flow.actions().forEach(this::makesSense);
        flow.actions().stream().filter(Action::bulk).forEach(this::oneByOne);
        new UndoCheck(flow, graph, file).check();
        flow.states().forEach(this::secondPerson);
        flow.actions().forEach(this::checkedBeforeAnswered);
        flow.states().forEach(this::leadsOnWithoutReporter);
        new JointCheck(flow, graph, file).check();
        endsEverywhere();
        var starts = flow.actions().stream().filter(Action::starts).toList();
        if (starts.size() != 1) {
            file.at("actions")
                    .fault(
                            "flow.start",
                            starts.size() + " actions have no “from”",
                            "Let exactly one action start a case and have no “from”");
            return;
        }
        reachable(starts.getFirst());
        neverUnassigned(starts.getFirst());
        mainLine(starts.getFirst());
    }

    private void reachable(Action start) {
        var seen = graph.reachableFrom(start);
        for (var state : flow.states()) {
            if (!seen.contains(state.id())) {
                var message = "No case ever comes to “" + state.id() + "”";
                fault(state, "state.unreachable", message, "Let an action lead to it");
            }
        }
    }

    private void endsEverywhere() {
        if (flow.states().stream().noneMatch(State::isEnd)) {
            file.at("states").fault("flow.no-end", "No state is an end", "Give one the kind “end”");
            return;
        }
        var leading = graph.leadingToAnEnd();
        for (var state : flow.states()) {
            if (!leading.contains(state.id())) {
                var message = "From “" + state.id() + "” no way leads to an end";
                fault(state, "state.no-way-out", message, "Add an action that leads on");
            }
        }
    }

    /** A reporter may never answer, so every state needs somebody in office who can lead on. */
    private void leadsOnWithoutReporter(State state) {
        var actions = flow.from(state.id());
        var official = actions.stream()
                .filter(FlowCheck::leadsOn)
                .flatMap(action -> action.by().stream())
                .anyMatch(by -> by instanceof By.Holder || by instanceof By.Assignee);
        if (!state.isEnd() && !actions.isEmpty() && !official) {
            var message = "In “" + state.id() + "” only the reporter can lead on, and may never do so";
            fault(state, "state.waits-for-reporter", message, "Let a role take one of the actions too");
        }
    }

    private void neverUnassigned(Action start) {
        var held = graph.held(start);
        for (var state : flow.states()) {
            var onlyAssignee = flow.from(state.id()).stream()
                    .filter(FlowCheck::leadsOn)
                    .flatMap(action -> action.by().stream())
                    .noneMatch(By.Holder.class::isInstance);
            if (!state.isEnd() && onlyAssignee && held.contains(new FlowGraph.Held(state.id(), false))) {
                var message = "A case can come to “" + state.id() + "” without an assignee, who alone could lead on";
                fault(state, "state.unassigned", message, "Let the actions that lead there assign it");
            }
        }
    }

    /** Whoever brought a case into a check may not be the one who passes it. */
    private void secondPerson(State state) {
        if (state.kind() != Kind.CHECK) {
            return;
        }
        var done = graph.into(state.id()).stream().map(Action::id).toList();
        for (var action : flow.from(state.id())) {
            var missing = new ArrayList<>(done);
            missing.removeAll(action.notAfter());
            if (!missing.isEmpty() && isPassedBy(action)) {
                var message = "Who took “" + String.join(", ", missing) + "” may take “" + action.id() + "” as well";
                fault(action, "flow.second-person", message, "Write not-after: [" + String.join(", ", done) + "]");
            }
        }
    }

    private void checkedBeforeAnswered(Action action) {
        if (action.from().stream().anyMatch(from -> is(from, Set.of(Kind.WORK))) && isPassedBy(action)) {
            var message = "“" + action.id() + "” leads from work to an answer that nobody checks";
            fault(action, "flow.unchecked", message, "Lead to a state of the kind “check” first");
        }
    }

    private boolean isPassedBy(Action action) {
        return graph.targets(action).stream().anyMatch(to -> is(to, Set.of(Kind.ANSWERED, Kind.END)));
    }

    private static boolean leadsOn(Action action) {
        return !(action.to() instanceof Target.Same);
    }

    private boolean is(String id, Set<Kind> kinds) {
        var state = states.get(id);
        return state != null && kinds.contains(state.kind());
    }

    private void makesSense(Action action) {
        var personal = action.by().stream().anyMatch(by -> by instanceof By.Reporter || by instanceof By.Anyone);
        var fix = "Let only posts take “" + action.id() + "”";
        if (action.oncePerUnit() && personal) {
            fault(action, "action.once-per-unit", "A reporter is no unit", fix);
        }
        if (personal && action.assign().filter(Assign.Actor.class::isInstance).isPresent()) {
            fault(action, "action.assign-actor", "A reporter has no post to which the case could go", fix);
        }
        if (action.starts()
                && action.by().stream().anyMatch(by -> by instanceof By.Reporter || by instanceof By.Assignee)) {
            var message = "At its start a case has neither reporter nor assignee";
            fault(action, "action.start-by", message, "Write anyone or role@level");
        }
    }

    /** Whoever says that work is done, checks it or closes a case looks at that case alone. */
    private void oneByOne(Action action) {
        var targets = graph.targets(action);
        var feedsBack = action.from().stream().anyMatch(from -> is(from, Set.of(Kind.WORK)))
                && targets.stream().anyMatch(to -> is(to, Set.of(Kind.CHECK)));
        var checks = leadsOn(action) && action.from().stream().anyMatch(from -> is(from, Set.of(Kind.CHECK)));
        var files = targets.stream().anyMatch(to -> is(to, Set.of(Kind.END)));
        if (feedsBack || checks || files) {
            var why = checks ? "checks work" : files ? "ends cases" : "says that work is done";
            var message = "“" + action.id() + "” " + why + " and could be taken on many cases at once";
            fault(action, "action.bulk", message, "Remove “bulk”: each such case is looked at by itself");
        }
    }

    private void mainLine(Action start) {
        if (flow.mainLine().isEmpty()) {
            return;
        }
        var here = Set.<String>of();
        for (var id : flow.mainLine()) {
            var action = flow.action(id).orElseThrow();
            var joins = here.isEmpty() ? action.equals(start) : here.stream().anyMatch(action.from()::contains);
            if (!joins) {
                faultInMainLine("“" + id + "” does not follow from what stands before it", "Correct the order");
                return;
            }
            here = graph.targets(action);
        }
        if (here.stream().noneMatch(state -> is(state, Set.of(Kind.END)))) {
            faultInMainLine("The main line does not reach an end", "Add what is missing");
        }
    }

    private void faultInMainLine(String message, String fix) {
        file.at("main-line").fault("flow.main-line", message, fix);
    }

    private void fault(State state, String code, String message, String fix) {
        file.at("states").at(state.id()).fault(code, message, fix);
    }

    private void fault(Action action, String code, String message, String fix) {
        file.at("actions").at(action.id()).fault(code, message, fix);
    }
}
