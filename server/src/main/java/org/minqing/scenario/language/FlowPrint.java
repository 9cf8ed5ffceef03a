package org.minqing.scenario.language;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.scenario.About;
import org.minqing.scenario.Action;
import org.minqing.scenario.Assign;
import org.minqing.scenario.By;
import org.minqing.scenario.Call;
import org.minqing.scenario.Clock;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Form;
import org.minqing.scenario.JointWork;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Subject;
import org.minqing.scenario.Target;
import org.minqing.scenario.Words;

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
        scenario.flow().actions().forEach(action -> lines.addAll(others(action)));
        scenario.emergency().ifPresent(emergency -> {
            lines.add("");
            lines.add(String.join(
                    BETWEEN,
                    "only under an order",
                    "of at most " + days(emergency.longest()),
                    "content kept " + days(emergency.keep()) + " longer",
                    "then " + emergency.then()));
        });
        scenario.reporterSealedWith().ifPresent(retention -> {
            lines.add("");
            lines.add("the reporter under a pseudonym" + BETWEEN + "forgotten with " + retention);
        });
        scenario.about().ifPresent(about -> lines.addAll(about(about)));
        lines.addAll(aboutNobody(scenario));
        lines.addAll(TablePrint.of(scenario));
        return String.join("\n", lines) + "\n";
    }

    /** What is said to be about no person, and why; a line for each such field. */
    private static List<String> aboutNobody(Scenario scenario) {
        var said = scenario.fields().stream()
                .flatMap(field -> Stream.concat(Stream.of(field), inRows(field)))
                .filter(field -> field.subject() instanceof Subject.Nobody)
                .map(field -> String.join(BETWEEN, "about nobody", field.id(), reason(field)))
                .toList();
        return said.isEmpty()
                ? said
                : Stream.concat(Stream.of(""), said.stream()).toList();
    }

    private static Stream<Field> inRows(Field field) {
        return field.type() instanceof FieldType.Group group
                ? group.form().questions().stream().map(Form.Question::field)
                : Stream.empty();
    }

    private static String reason(Field field) {
        return field.subject() instanceof Subject.Nobody(var reason) ? reason.in("en") : "";
    }

    /** Who neither sees nor handles the case, a line for each choice. */
    private static List<String> about(About about) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("kept from whom it is about" + BETWEEN + about.field()
                + about.answeredAt()
                        .map(level -> BETWEEN + "answered at " + level)
                        .orElse(""));
        about.units().forEach((code, whom) -> lines.add("  " + code + BETWEEN + whom.written()));
        return lines;
    }

    private static String days(Period period) {
        return period.getDays() + " days";
    }

    /** What an action asks of others, a line for each kind of task, and which cases it opens, a line for each call. */
    private static List<String> others(Action action) {
        var lines = new ArrayList<String>();
        action.opens().ifPresent(work -> {
            lines.add("");
            lines.add("tasks of " + action.id() + BETWEEN + "enough: "
                    + work.join().written());
            work.parts().forEach(part -> lines.add(String.join(BETWEEN, part.id(), asked(part), answers(part))));
        });
        if (!action.calls().isEmpty()) {
            lines.add("");
            lines.add("calls of " + action.id());
            action.calls().forEach(call -> lines.add(called(call)));
        }
        return lines;
    }

    private static String asked(JointWork.Part part) {
        var to = part.to().stream().map(By::written).collect(Collectors.joining(", else "));
        var whose = part.each()
                .map(each -> " for each " + each.group() + "." + each.choice())
                .or(() -> part.department().map(department -> " of " + department))
                .orElse("");
        return to + whose;
    }

    private static String answers(JointWork.Part part) {
        var needed = part.form().questions().stream()
                .filter(Form.Question::required)
                .map(question -> question.field().id())
                .collect(Collectors.joining(", "));
        return (needed.isEmpty() ? "nothing" : needed)
                + part.limit().map(FlowPrint::within).orElse("");
    }

    private static String within(JointWork.Within within) {
        return "; within " + within.limit().written()
                + within.reminders().stream().map(FlowPrint::reminder).collect(Collectors.joining());
    }

    private static String reminder(Clock.Reminder reminder) {
        var others = reminder.tell().stream().map(by -> ", " + by.written()).collect(Collectors.joining());
        return "; " + TablePrint.when(reminder) + " tells who was asked" + others;
    }

    private static String called(Call call) {
        var each = call.each().map(group -> " for each " + group).orElse("");
        var when = call.when().map(condition -> " when " + condition.written()).orElse("");
        return call.id() + BETWEEN + call.scenario() + each + when;
    }

    private static String to(Target target) {
        return switch (target) {
            case Target.Fixed(var state) -> state;
            case Target.Same() -> "(same)";
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
        action.undoes()
                .ifPresent(undo -> needs.add("takes back " + undo.action() + " within " + undo.minutes() + " minutes"));
        if (action.oncePerUnit()) {
            needs.add("once per unit");
        }
        action.withinDays().ifPresent(days -> needs.add("within " + days + " days of the end"));
        if (!action.waitsFor().isEmpty()) {
            needs.add("waits for "
                    + action.waitsFor().stream().map(Words::of).sorted().collect(Collectors.joining(" and ")));
        }
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
