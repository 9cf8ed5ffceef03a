package org.minqing.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minqing.scenario.Comparison.Change.Kind;
import org.minqing.scenario.table.DecisionTable;

/** What differs between two versions of a scenario, in its form, its flow and the rest, for people to read. */
record Comparison(String from, String to, List<Change> changes) {

    /** One difference: a part of the definition that came, went or became another. */
    record Change(String part, String id, Kind kind, String words) {

        enum Kind {
            ADDED,
            REMOVED,
            CHANGED
        }
    }

    Comparison {
        changes = List.copyOf(changes);
    }

    /** A part of a definition as far as a comparison looks at it: its name and what can differ. */
    private record Part(Texts names, Map<String, Object> traits) {}

    static Comparison of(Scenario from, Scenario to, Locale language) {
        var words = new ChangeWords(language);
        var changes = new ArrayList<Change>();
        compare("field", fields(from), fields(to), words, changes);
        compare("state", states(from), states(to), words, changes);
        compare("action", actions(from), actions(to), words, changes);
        compare("clock", clocks(from), clocks(to), words, changes);
        compare("table", tables(from), tables(to), words, changes);
        compare("retention", retentions(from), retentions(to), words, changes);
        compare("scenario", head(from), head(to), words, changes);
        return new Comparison(from.version(), to.version(), changes);
    }

    private static void compare(
            String part, Map<String, Part> from, Map<String, Part> to, ChangeWords words, List<Change> changes) {
        from.forEach((id, was) -> {
            if (!to.containsKey(id)) {
                changes.add(new Change(part, id, Kind.REMOVED, words.removed(part, was.names())));
            }
        });
        to.forEach((id, is) -> {
            var was = from.get(id);
            if (was == null) {
                changes.add(new Change(part, id, Kind.ADDED, words.added(part, is.names())));
            } else if (!was.equals(is)) {
                changes.add(new Change(part, id, Kind.CHANGED, words.changed(part, is.names(), traits(was, is))));
            }
        });
    }

    private static List<String> traits(Part was, Part is) {
        var differing = is.traits().keySet().stream()
                .filter(trait ->
                        !Objects.equals(was.traits().get(trait), is.traits().get(trait)))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!was.names().equals(is.names())) {
            differing.addFirst("names");
        }
        return differing;
    }

    private static Map<String, Part> fields(Scenario scenario) {
        return parts(scenario.fields(), Field::id, field -> {
            var traits = new LinkedHashMap<String, Object>();
            traits.put("type", field.type());
            traits.put("keeping", field.retention());
            traits.put("hint", field.hint());
            traits.put("section", field.section());
            traits.put("rules", field.rules());
            traits.put("subject", field.subject());
            return new Part(field.names(), traits);
        });
    }

    private static Map<String, Part> states(Scenario scenario) {
        return parts(
                scenario.flow().states(),
                State::id,
                state -> new Part(state.names(), Map.of("kind", state.kind(), "for-reporter", state.forReporter())));
    }

    private static Map<String, Part> actions(Scenario scenario) {
        return parts(scenario.flow().actions(), Action::id, action -> {
            var traits = new LinkedHashMap<String, Object>();
            traits.put("from", action.from());
            traits.put("to", action.to());
            traits.put("by", action.by());
            traits.put("form", asked(action.form()));
            traits.put("not-after", action.notAfter());
            traits.put("assign", action.assign());
            traits.put("guard", action.guard());
            traits.put("others", List.of(action.waitsFor(), opened(action), action.calls()));
            traits.put(
                    "limits",
                    List.of(
                            action.withinDays(),
                            action.oncePerUnit(),
                            action.newRound(),
                            action.bulk(),
                            action.undoes()));
            return new Part(action.names(), traits);
        });
    }

    /** Which fields an action asks, and how; what changed within a field is said of the field. */
    private static List<List<Object>> asked(Form form) {
        return form.questions().stream()
                .map(question -> List.<Object>of(question.field().id(), question.required(), question.evidence()))
                .toList();
    }

    private static List<List<Object>> opened(Action action) {
        return action.opens().stream()
                .flatMap(work -> work.parts().stream()
                        .map(part -> List.of(
                                work.join(),
                                part.id(),
                                part.names(),
                                part.to(),
                                part.department(),
                                part.each(),
                                asked(part.form()),
                                asked(part.reason()),
                                part.limit())))
                .toList();
    }

    private static Map<String, Part> clocks(Scenario scenario) {
        return parts(scenario.clocks(), Clock::id, clock -> {
            var traits = new LinkedHashMap<String, Object>();
            traits.put("runs", List.of(clock.startsAt(), clock.endsAt(), clock.goesOnAt(), clock.pausesIn()));
            traits.put("length", rows(clock.limits()));
            traits.put("reminders", clock.reminders());
            traits.put("extension", clock.extension());
            traits.put("then", clock.then());
            traits.put("around", List.of(clock.within(), clock.perDepartment()));
            return new Part(clock.names(), traits);
        });
    }

    private static Map<String, Part> tables(Scenario scenario) {
        return parts(scenario.assignments(), AssignmentTable::id, table -> {
            var traits = new LinkedHashMap<String, Object>();
            traits.put("rows", rows(table.rows()));
            traits.put("fallback", table.fallback());
            return new Part(table.names(), traits);
        });
    }

    private static <T> List<Object> rows(DecisionTable<T> table) {
        var rows = table.rows().stream()
                .map(row -> List.of(table.asked(row), row.output()))
                .toList();
        return List.of(table.hit(), rows);
    }

    private static Map<String, Part> retentions(Scenario scenario) {
        return parts(
                scenario.retentions(),
                Retention::id,
                retention -> new Part(
                        retention.names(),
                        Map.of(
                                "keep", retention.keep(),
                                "then", retention.then(),
                                "read-by", retention.forReporterOnly())));
    }

    private static Map<String, Part> head(Scenario scenario) {
        var traits = new LinkedHashMap<String, Object>();
        traits.put("class", scenario.scenarioClass());
        traits.put("purpose", scenario.purpose());
        traits.put("legal-basis", scenario.legalBasis());
        traits.put("for-residents", scenario.forResidents());
        traits.put("place", scenario.place());
        traits.put("tags", scenario.tags());
        traits.put("sampling", scenario.samplings());
        traits.put("patterns", scenario.patterns());
        traits.put("main-line", scenario.flow().mainLine());
        return Map.of(scenario.id(), new Part(scenario.names(), traits));
    }

    private static <T> Map<String, Part> parts(List<T> all, Function<T, String> id, Function<T, Part> part) {
        var parts = new LinkedHashMap<String, Part>();
        all.forEach(one -> parts.put(id.apply(one), part.apply(one)));
        return parts;
    }

    /** Cases that stand in a state which a version does not have; they stay with theirs. */
    static List<RunningCases.Crowd> stranded(List<RunningCases.Crowd> running, Scenario next) {
        return running.stream()
                .filter(crowd -> Optional.of(crowd.version())
                        .filter(version -> !version.equals(next.version()))
                        .isPresent())
                .filter(crowd -> next.flow().state(crowd.state()).isEmpty())
                .toList();
    }
}
