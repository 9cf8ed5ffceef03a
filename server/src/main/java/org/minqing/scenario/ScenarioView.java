package org.minqing.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minqing.scenario.language.FlowPrint;
import org.minqing.scenario.language.FormSchema;

/**
 * A definition as clients read it. {@code form} is the report's; {@code printed} is the flow as text; nobody but whoever
 * reported a case reads the answers to {@code reporterOnly}. {@code underOrder}: it works under an order of an emergency only.
 */
record ScenarioView(
        String id,
        String version,
        String scenarioClass,
        Texts names,
        String purpose,
        boolean underOrder,
        Texts legalBasis,
        Texts forResidents,
        List<String> tags,
        PlaceView place,
        List<RetentionView> retention,
        List<String> reporterOnly,
        List<FormView> form,
        Map<String, Object> schema,
        List<StateView> states,
        List<ActionView> actions,
        List<String> mainLine,
        List<TableView.ClockView> deadlines,
        List<TableView.AssignmentView> assignment,
        Map<String, String> patterns,
        List<Sampling> sampling,
        String printed) {

    record PlaceView(String precision, boolean open) {}

    record RetentionView(String id, Texts names, String keep, String then) {}

    /** Lists and colours know four kinds; what has its answer and waits to be rated or filed counts as being checked. */
    record StateView(String id, String kind, Texts names, Texts forReporter) {

        static StateView of(State state) {
            var shown = state.kind() == State.Kind.ANSWERED ? State.Kind.CHECK : state.kind();
            return new StateView(state.id(), Words.of(shown), state.names(), state.forReporter());
        }
    }

    /** Joint work: how many answers are enough, and whom it asks. */
    record OpensView(String join, List<PartView> tasks) {

        static OpensView of(JointWork work) {
            var tasks = work.parts().stream()
                    .map(part -> new PartView(
                            part.id(),
                            part.names(),
                            part.to().stream().map(By::written).toList(),
                            FormView.of(part.form()),
                            FormView.of(part.reason())))
                    .toList();
            return new OpensView(work.join().written(), tasks);
        }
    }

    record PartView(String id, Texts names, List<String> to, List<FormView> form, List<FormView> reason) {}

    /** A case of another scenario that an action opens. */
    record CallView(String id, String scenario) {

        static CallView of(Call call) {
            return new CallView(call.id(), call.scenario());
        }
    }

    /** The action that one takes back, for whoever took it and for so many minutes. */
    record UndoView(String action, int withinMinutes) {

        static UndoView of(Undo undo) {
            return new UndoView(undo.action(), undo.minutes());
        }
    }

    record ActionView(
            String id,
            Texts names,
            List<String> from,
            String to,
            List<String> by,
            List<String> notAfter,
            List<FormView> form,
            Map<String, Object> schema,
            FormView.@Nullable ConditionView guard,
            boolean bulk,
            @Nullable UndoView undoes,
            List<String> waitsFor,
            @Nullable OpensView opens,
            List<CallView> calls) {

        static ActionView of(Action action) {
            return new ActionView(
                    action.id(),
                    action.names(),
                    List.copyOf(action.from()),
                    switch (action.to()) {
                        case Target.Fixed(var state) -> state;
                        case Target.Same() -> "same";
                        case Target.Back() -> "back";
                    },
                    action.by().stream().map(By::written).toList(),
                    List.copyOf(action.notAfter()),
                    FormView.of(action.form()),
                    FormSchema.of(action.form()),
                    action.guard()
                            .map(guard ->
                                    new FormView.ConditionView(guard.holds().written(), guard.words()))
                            .orElse(null),
                    action.bulk(),
                    action.undoes().map(UndoView::of).orElse(null),
                    action.waitsFor().stream().map(Words::of).sorted().toList(),
                    action.opens().map(OpensView::of).orElse(null),
                    action.calls().stream().map(CallView::of).toList());
        }
    }

    static ScenarioView of(Scenario scenario) {
        return new ScenarioView(
                scenario.id(),
                scenario.version(),
                scenario.scenarioClass(),
                scenario.names(),
                scenario.purpose().code(),
                scenario.emergency().isPresent(),
                scenario.legalBasis(),
                scenario.forResidents(),
                scenario.tags().stream().sorted().toList(),
                new PlaceView(
                        Words.of(scenario.place().precision()), scenario.place().open()),
                scenario.retentions().stream()
                        .map(retention -> new RetentionView(
                                retention.id(),
                                retention.names(),
                                retention.keep().toString(),
                                Words.of(retention.then())))
                        .toList(),
                scenario.fieldsForReporterOnly().stream().sorted().toList(),
                FormView.of(scenario.form()),
                FormSchema.of(scenario.form()),
                scenario.flow().states().stream()
                        .map(state ->
                                new StateView(state.id(), Words.of(state.kind()), state.names(), state.forReporter()))
                        .toList(),
                scenario.flow().actions().stream().map(ActionView::of).toList(),
                scenario.flow().mainLine(),
                scenario.clocks().stream().map(TableView.ClockView::of).toList(),
                scenario.assignments().stream()
                        .map(TableView.AssignmentView::of)
                        .toList(),
                scenario.patterns(),
                scenario.samplings(),
                FlowPrint.of(scenario));
    }
}
