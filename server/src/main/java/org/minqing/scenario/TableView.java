package org.minqing.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.scenario.table.DecisionTable;
import org.minqing.scenario.table.Input;

/** Clocks and assignment tables as clients read them; rows count from 1. */
final class TableView {

    private TableView() {}

    /**
     * A clock.
     *
     * @param startsAt actions and states, whichever the file names
     * @param then the action that is taken by itself when the time has passed
     * @param within the clock around it: what stops that one stops this one, and this one is never due later
     * @param per {@code department} where it begins anew, with its whole time, when the case goes to another department
     */
    record ClockView(
            String id,
            Texts names,
            List<String> startsAt,
            List<String> endsAt,
            List<String> goesOnAt,
            List<String> pausesIn,
            List<String> inputs,
            String hit,
            List<DueView> limits,
            List<ReminderView> reminders,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ExtensionView extension,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String then,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String within,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String per) {

        static ClockView of(Clock clock) {
            return new ClockView(
                    clock.id(),
                    clock.names(),
                    moment(clock.startsAt()),
                    moment(clock.endsAt()),
                    moment(clock.goesOnAt()),
                    clock.pausesIn().stream().sorted().toList(),
                    inputNames(clock.limits()),
                    Words.of(clock.limits().hit()),
                    numbered(clock.limits()).map(DueView::of).toList(),
                    clock.reminders().stream().map(ReminderView::of).toList(),
                    clock.extension().map(ExtensionView::of).orElse(null),
                    clock.then().orElse(null),
                    clock.within().orElse(null),
                    clock.perDepartment() ? "department" : null);
        }

        private static List<String> moment(Clock.Moment moment) {
            return Stream.concat(moment.actions().stream(), moment.states().stream())
                    .sorted()
                    .toList();
        }
    }

    record DueView(int row, Map<String, String> when, String limit, Texts source, List<String> law) {

        static DueView of(Numbered<Clock.Due> row) {
            var due = row.output();
            return new DueView(row.number(), row.when(), due.limit().written(), due.source(), due.law());
        }
    }

    /** {@code at} is such as {@code 80 percent} of the time, or {@code 1 working day late}. */
    record ReminderView(String at, List<String> tell) {

        static ReminderView of(Clock.Reminder reminder) {
            var at = switch (reminder.when()) {
                case Clock.When.Share(var percent) -> percent + " percent";
                case Clock.When.Overdue(var by) -> by.written() + " late";
            };
            return new ReminderView(
                    at, reminder.tell().stream().map(By::written).toList());
        }
    }

    /** {@code askedBy}: the action by which whoever has the case asks for it; absent where {@code action} decides on no request. */
    record ExtensionView(
            String action,
            String by,
            int times,
            Texts source,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String askedBy) {

        static ExtensionView of(Clock.Extension rule) {
            return new ExtensionView(
                    rule.action(),
                    rule.by().written(),
                    rule.times(),
                    rule.source(),
                    rule.askedBy().orElse(null));
        }
    }

    record AssignmentView(
            String id, Texts names, List<String> inputs, String hit, List<CandidatesView> rows, List<String> fallback) {

        static AssignmentView of(AssignmentTable table) {
            return new AssignmentView(
                    table.id(),
                    table.names(),
                    inputNames(table.rows()),
                    Words.of(table.rows().hit()),
                    numbered(table.rows()).map(CandidatesView::of).toList(),
                    table.fallback().stream().map(By::written).toList());
        }
    }

    record CandidatesView(int row, Map<String, String> when, List<String> to, String choose) {

        static CandidatesView of(Numbered<AssignmentTable.Candidates> row) {
            var to = row.output().chain().stream().map(By::written).toList();
            return new CandidatesView(
                    row.number(), row.when(), to, Words.of(row.output().choose()));
        }
    }

    private record Numbered<T>(int number, Map<String, String> when, T output) {}

    private static <T> Stream<Numbered<T>> numbered(DecisionTable<T> table) {
        return IntStream.range(0, table.rows().size()).mapToObj(at -> {
            var row = table.rows().get(at);
            return new Numbered<>(at + 1, table.asked(row), row.output());
        });
    }

    private static List<String> inputNames(DecisionTable<?> table) {
        return table.inputs().stream().map(Input::name).toList();
    }
}
