package org.minqing.scenario.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.scenario.AssignmentTable;
import org.minqing.scenario.By;
import org.minqing.scenario.Clock;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Words;
import org.minqing.scenario.table.DecisionTable;

/** The clocks and the assignment tables as text, a line for each row, under the printed flow. */
final class TablePrint {

    private static final String BETWEEN = " · ";

    private TablePrint() {}

    static List<String> of(Scenario scenario) {
        var lines = new ArrayList<String>();
        for (var clock : scenario.clocks()) {
            lines.add("");
            lines.add(String.join(BETWEEN, parts(clock)));
            lines.addAll(rows(clock.limits(), TablePrint::due));
        }
        for (var table : scenario.assignments()) {
            lines.add("");
            lines.add(String.join(
                    BETWEEN, "assignment " + table.id(), hit(table.rows()), "else " + holders(table.fallback())));
            lines.addAll(rows(table.rows(), TablePrint::candidates));
        }
        return lines;
    }

    private static List<String> parts(Clock clock) {
        var parts = new ArrayList<>(List.of(
                "clock " + clock.id(),
                "from " + moment(clock.startsAt()),
                "until " + moment(clock.endsAt()),
                hit(clock.limits())));
        if (!clock.goesOnAt().equals(Clock.Moment.NEVER)) {
            parts.add("goes on at " + moment(clock.goesOnAt()));
        }
        if (!clock.pausesIn().isEmpty()) {
            parts.add("stands still in " + sorted(Stream.of(clock.pausesIn())));
        }
        clock.reminders().forEach(reminder -> parts.add(reminder(reminder)));
        clock.extension()
                .ifPresent(rule -> parts.add("%s adds %s, at most %d×"
                                .formatted(rule.action(), rule.by().written(), rule.times())
                        + rule.askedBy()
                                .map(asking -> ", asked for by " + asking)
                                .orElse("")));
        clock.then().ifPresent(action -> parts.add("then " + action));
        clock.within().ifPresent(around -> parts.add("within " + around));
        if (clock.perDepartment()) {
            parts.add("anew for each department");
        }
        return parts;
    }

    static String when(Clock.Reminder reminder) {
        return switch (reminder.when()) {
            case Clock.When.Share(var percent) -> "at " + percent + " percent";
            case Clock.When.Overdue(var by) -> by.written() + " late";
        };
    }

    private static String reminder(Clock.Reminder reminder) {
        return when(reminder) + " tells "
                + reminder.tell().stream().map(By::written).collect(Collectors.joining(", "));
    }

    private static String moment(Clock.Moment moment) {
        return sorted(Stream.of(moment.actions(), moment.states()));
    }

    private static String sorted(Stream<Set<String>> ids) {
        return String.join(", ", ids.flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String hit(DecisionTable<?> table) {
        return "the "
                + switch (table.hit()) {
                    case UNIQUE -> "only";
                    case FIRST -> "first";
                }
                + " row";
    }

    private static <T> List<String> rows(DecisionTable<T> table, Function<T, String> output) {
        var lines = new ArrayList<String>();
        for (var row : table.rows()) {
            var number = lines.size() + 1;
            lines.add(String.join(BETWEEN, "  " + number, asked(table.asked(row)), output.apply(row.output())));
        }
        return lines;
    }

    private static String asked(Map<String, String> asked) {
        return asked.isEmpty()
                ? "anything"
                : asked.entrySet().stream()
                        .map(input -> input.getKey() + ": " + input.getValue())
                        .collect(Collectors.joining("; "));
    }

    private static String due(Clock.Due due) {
        var law = due.law().isEmpty() ? "" : " (" + String.join(", ", due.law()) + ")";
        return due.limit().written() + BETWEEN + due.sourceId() + law;
    }

    private static String candidates(AssignmentTable.Candidates candidates) {
        return holders(candidates.chain()) + BETWEEN + "by " + Words.of(candidates.choose());
    }

    private static String holders(List<By.Holder> holders) {
        return holders.stream().map(By::written).collect(Collectors.joining(", else "));
    }
}
