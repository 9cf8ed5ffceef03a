package org.minqing.scenario.language;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.minqing.scenario.About;
import org.minqing.scenario.Action;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Flow;

/** Reads whom the cases of a scenario are about, and holds it against the form that says so and the words of the city. */
record AboutReader(Passage about, Vocabulary words, Flow flow) {

    private static final int MOST_UNITS = 100;

    /** Absent for a scenario whose cases are about no unit. */
    Optional<About> read() {
        if (!about.present()) {
            return Optional.empty();
        }
        about.only("field", "answered-at", "units");
        var units = new LinkedHashMap<String, About.Whom>();
        about.at("units").ids(MOST_UNITS).forEach(unit -> units.put(unit.key(), whom(unit)));
        var field = about.at("field").id();
        asked(field).ifPresent(choice -> named(choice, units.keySet()));
        alone();
        var answeredAt = about.at("answered-at");
        return Optional.of(
                new About(field, answeredAt.present() ? Optional.of(level(answeredAt)) : Optional.empty(), units));
    }

    private About.Whom whom(Passage unit) {
        unit.only("level", "department", "role");
        var level = level(unit.at("level"));
        var department = optional(unit.at("department"));
        department
                .filter(code -> !words.hasDepartment(code))
                .ifPresent(code -> unit.at("department")
                        .fault(
                                "about.department",
                                "There is no department “" + code + "”",
                                "Name one of departments.yaml"));
        var role = optional(unit.at("role"));
        role.filter(code -> !words.standsAt(code, level))
                .ifPresent(code -> unit.at("role")
                        .fault(
                                "about.role",
                                "No “" + code + "” stands at “" + level + "”",
                                "Known roles: " + words.roleList()));
        return new About.Whom(level, department, role);
    }

    private String level(Passage named) {
        var level = named.id();
        if (!words.hasLevel(level)) {
            named.fault("about.level", "This city has no level “" + level + "”", "Name one of city.yaml");
        }
        return level;
    }

    private static Optional<String> optional(Passage id) {
        return id.present() ? Optional.of(id.id()) : Optional.empty();
    }

    /** The choice that the report, and nothing after it, asks for. */
    private Optional<FieldType.Choice> asked(String field) {
        var question = flow.actions().stream()
                .filter(Action::starts)
                .flatMap(action -> action.form().questions().stream())
                .filter(one -> one.field().id().equals(field))
                .findFirst();
        if (question.isEmpty()
                || !question.get().required()
                || question.get().field().rules().visibleWhen().isPresent()) {
            about.at("field")
                    .fault(
                            "about.not-asked",
                            "The report does not always ask for “" + field + "”",
                            "Let it need the field");
        }
        if (flow.actions().stream()
                .filter(action -> !action.starts())
                .flatMap(Action::forms)
                .anyMatch(form -> form.field(field).isPresent())) {
            about.at("field")
                    .fault(
                            "about.asked-again",
                            "A later step asks for “" + field + "” again",
                            "Let the report alone ask");
        }
        var choice = question.map(one -> one.field())
                .filter(Field::open)
                .map(Field::type)
                .filter(FieldType.Choice.class::isInstance)
                .map(FieldType.Choice.class::cast);
        if (question.isPresent() && choice.isEmpty()) {
            about.at("field").fault("about.kind", "“" + field + "” is no open choice", "Make it one");
        }
        return choice;
    }

    private void named(FieldType.Choice choice, Set<String> units) {
        choice.leaves().keySet().stream()
                .filter(code -> !units.contains(code))
                .forEach(code -> about.at("units")
                        .fault("about.unit-missing", "It is not said who “" + code + "” is", "Add it under “units”"));
        units.stream()
                .filter(code -> !choice.leaves().containsKey(code))
                .forEach(code -> about.at("units")
                        .at(code)
                        .fault("about.unit-unknown", "“" + code + "” is no choice of the field", "Remove it"));
    }

    /** A case that is called would name the one that it came from. */
    private void alone() {
        flow.actions().stream()
                .filter(action -> !action.calls().isEmpty())
                .forEach(action -> about.root()
                        .at("actions")
                        .at(action.id())
                        .at("calls")
                        .fault(
                                "about.calls",
                                "A case about a unit would show itself in the case that it calls",
                                "Remove the calls"));
    }
}
