package org.minqing.scenario.language;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.minqing.scenario.Action;
import org.minqing.scenario.Assign;
import org.minqing.scenario.By;
import org.minqing.scenario.Form;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Target;

/**
 * The flow as text, one line for each way through each action: from · action · to · by whom · needs; below it the clocks
 * and the assignment tables, row by row. It is kept beside the scenario, so that a change of the flow is seen as such.
 */
public final class FlowPrint {

    private static final String BETWEEN = " · ";
    private static final String START = "(start)";

    private FlowPrint() {}

    public static String of(Scenario scenario) {
        var lines = new ArrayList<String>();
        lines.add("from · action · to · by whom · needs");
        for (var action : scenario.flow().actions()) {
            var from = action.starts() ? List.of(START) : List.copyOf(action.from());
            from.forEach(state -> lines.add(
                    String.join(BETWEEN, state, action.id(), to(action.to()), action.byWritten(), needs(action))));
        }
        lines.addAll(TablePrint.of(scenario));
        return String.join("\n", lines) + "\n";
    }

    private static String to(Target target) {
        return switch (target) {
            case Target.Fixed(var state) -> state;
            case Target.Back() -> "(back)";
        };
    }

    private static String needs(Action action) {
        var needs = new ArrayList<String>();
        var required = action.form().questions().stream()
                .filter(Form.Question::required)
                .map(question -> question.field().id())
                .collect(Collectors.joining(", "));
        if (!required.isEmpty()) {
            needs.add(required);
        }
        if (!action.notAfter().isEmpty()) {
            needs.add("not who did " + String.join(", ", action.notAfter()));
        }
        action.form().questions().stream()
                .filter(Form.Question::evidence)
                .forEach(question -> needs.add(question.field().id() + " on the case"));
        action.guard().ifPresent(guard -> needs.add("only when " + guard.holds().written()));
        if (action.bulk()) {
            needs.add("in bulk");
        }
        if (action.oncePerUnit()) {
            needs.add("once per unit");
        }
        action.withinDays().ifPresent(days -> needs.add("within " + days + " days of the end"));
        action.assign().map(FlowPrint::assign).ifPresent(needs::add);
        return needs.isEmpty() ? "nothing" : String.join("; ", needs);
    }

    private static String assign(Assign assign) {
        return switch (assign) {
            case Assign.Chain(var holders) ->
                holders.stream().map(By::written).collect(Collectors.joining(", else ", "goes to ", ""));
            case Assign.ByTable(var table) -> "goes by the table " + table;
            case Assign.Actor() -> "goes to who does it";
            case Assign.Nobody() -> "goes to nobody";
        };
    }
}
