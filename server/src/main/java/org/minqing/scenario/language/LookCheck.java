package org.minqing.scenario.language;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.minqing.scenario.Action;
import org.minqing.scenario.Dependencies;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Flow;
import org.minqing.scenario.Form;
import org.minqing.scenario.JointWork;
import org.minqing.scenario.Retention;
import org.minqing.scenario.expression.Expression;

/**
 * At what the expressions of a scenario may look: answers of the same step, and open answers of earlier ones. What was
 * sealed earlier is not opened to decide a step, and nothing open is computed from what is sealed.
 */
final class LookCheck {

    private final Passage file;
    private final Map<String, Field> fields;
    private final Map<String, Retention> retentions;
    private final Set<String> said = new HashSet<>();
    private final Set<String> walked = new HashSet<>();

    LookCheck(Passage file, Map<String, Field> fields, Map<String, Retention> retentions) {
        this.file = file;
        this.fields = fields;
        this.retentions = retentions;
    }

    void check(Flow flow) {
        flow.actions().forEach(this::action);
        fields.values().forEach(this::computed);
        fields.keySet().forEach(id -> circle(id, new LinkedHashSet<>()));
    }

    private void action(Action action) {
        var asked = new HashSet<String>();
        action.form().questions().forEach(question -> asked.add(question.field().id()));
        form(action, action.form(), asked);
        for (var part : action.opens().map(JointWork::parts).orElse(List.of())) {
            var told = new HashSet<String>();
            part.form()
                    .questions()
                    .forEach(question -> told.add(question.field().id()));
            form(action, part.form(), told);
        }
        calls(action, asked);
        var guarded = file.at("actions").at(action.id()).at("guard");
        action.guard().ifPresent(guard -> looks(guard.holds(), guarded, action, Set.of()));
        if (action.starts() && action.guard().isPresent()) {
            fault(guarded, "action.guard-at-start", "A report cannot be guarded", "Write constraints on its fields");
        }
    }

    private void calls(Action action, Set<String> asked) {
        for (var call : action.calls()) {
            var passage = file.at("actions").at(action.id()).at("calls").at(call.id());
            call.when().ifPresent(when -> looks(when, passage.at("when"), action, asked));
            call.with().forEach((field, from) -> looks(from, passage.at("with").at(field), action, asked));
            Stream.concat(call.when().stream(), call.with().values().stream())
                    .filter(Expression::asksForCase)
                    .findFirst()
                    .ifPresent(_ -> fault(
                            passage,
                            "call.asks-for-case",
                            "A call asks where the case stands, and another case will stand elsewhere",
                            "Look at the answers instead"));
        }
    }

    private void form(Action action, Form form, Set<String> asked) {
        for (var question : form.questions()) {
            var field = question.field();
            var passage = file.at("fields").at(field.id());
            Dependencies.expressions(field).forEach(expression -> looks(expression, passage, action, asked));
            if (field.type() instanceof FieldType.Group group) {
                group.form()
                        .questions()
                        .forEach(inner -> Dependencies.expressions(inner.field())
                                .forEach(expression -> looks(
                                        expression,
                                        passage.at("fields").at(inner.field().id()),
                                        action,
                                        asked)));
            }
        }
    }

    private void looks(Expression expression, Passage passage, Action action, Set<String> asked) {
        for (var id : expression.answers()) {
            var field = fields.get(id);
            if (field == null || asked.contains(id)) {
                continue;
            }
            if (action.starts()) {
                fault(
                        passage,
                        "expression.not-asked",
                        "An expression looks at “" + id + "”, which “" + action.id() + "” does not ask",
                        "Let “" + action.id() + "” ask for it, or look at something else");
            } else if (!field.open()) {
                fault(
                        passage,
                        "expression.sealed",
                        "An expression looks at “" + id + "”, which is sealed and not asked in “" + action.id() + "”",
                        "Look at open fields, or at fields of the same step");
            }
        }
        if (action.starts() && expression.asksForCase()) {
            fault(
                    passage,
                    "expression.no-case-yet",
                    "An expression asks where the case stands, and “" + action.id() + "” only starts it",
                    "Look at the answers instead");
        }
    }

    private void computed(Field field) {
        if (field.rules().computed().isEmpty()) {
            return;
        }
        var passage = file.at("fields").at(field.id()).at("computed");
        for (var id : field.rules().computed().get().answers()) {
            var source = fields.get(id);
            if (source == null || source.open()) {
                continue;
            }
            if (field.open()) {
                fault(
                        passage,
                        "field.open-from-sealed",
                        "“" + field.id() + "” is open and computed from “" + id + "”, which is sealed",
                        "Seal it under the same retention class");
            } else if (outlives(field, source)) {
                fault(
                        passage,
                        "retention.longer",
                        "“" + field.id() + "” is kept longer than “" + id + "”, from which it is computed",
                        "Use the retention class “" + source.retention() + "”");
            }
        }
    }

    private boolean outlives(Field field, Field source) {
        var own = retentions.get(field.retention());
        var others = retentions.get(source.retention());
        return own != null
                && others != null
                && own.keep().toTotalMonths() * 31 + own.keep().getDays()
                        > others.keep().toTotalMonths() * 31 + others.keep().getDays();
    }

    private void circle(String id, Set<String> way) {
        var field = fields.get(id);
        if (field == null || walked.contains(id)) {
            return;
        }
        if (!way.add(id)) {
            var around = List.copyOf(way);
            var circle = String.join(" → ", around.subList(around.indexOf(id), around.size())) + " → " + id;
            if (said.add("circle " + new HashSet<>(around.subList(around.indexOf(id), around.size())))) {
                file.at("fields")
                        .at(id)
                        .fault("field.circle", "Fields wait for each other: " + circle, "Let one depend on nothing");
            }
            return;
        }
        Dependencies.of(field).forEach(next -> circle(next, way));
        way.remove(id);
        walked.add(id);
    }

    private void fault(Passage passage, String code, String message, String fix) {
        if (said.add(code + passage.pointer() + message)) {
            passage.fault(code, message, fix);
        }
    }
}
