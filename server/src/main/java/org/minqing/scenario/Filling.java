package org.minqing.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.scenario.expression.Expression;
import org.minqing.scenario.expression.Situation;

/**
 * Fills in a form. Fields are settled in the order in which they depend on each other: what is hidden does not count and may
 * not be answered, what is computed is never taken from outside. Then everything else is judged, all at once.
 */
final class Filling {

    private final Optional<Situation.Facts> facts;
    private final Map<String, Object> known;
    private final List<Fault> faults = new ArrayList<>();

    /**
     * The form itself, or one row of a group.
     *
     * @param counted the answers that expressions see
     * @param whole the answers of the form around a row; null for the form itself
     */
    private record Level(
            String path,
            Form form,
            Map<String, Object> given,
            Map<String, Object> counted,
            @Nullable Map<String, Object> whole,
            Map<String, Object> kept,
            Set<String> hidden) {}

    private Filling(Map<String, Object> known, Optional<Situation.Facts> facts) {
        this.known = known;
        this.facts = facts;
    }

    /** {@code known} are the open answers that the case has already. */
    static Filled of(Form form, Map<String, Object> given, Map<String, Object> known, Optional<Situation.Facts> facts) {
        var filling = new Filling(known, facts);
        var counted = new LinkedHashMap<>(known);
        counted.putAll(given);
        var level = new Level("fields.", form, given, counted, null, new LinkedHashMap<>(), new HashSet<>());
        filling.fill(level);
        return new Filled(level.kept(), filling.faults);
    }

    private void fill(Level level) {
        Dependencies.inOrder(level.form()).forEach(question -> settle(level, question.field()));
        level.form().questions().forEach(question -> judge(level, question));
        level.given().keySet().stream()
                .filter(id -> level.form().field(id).isEmpty())
                .sorted()
                .forEach(id -> fault(level, id, "field.unknown"));
    }

    private void settle(Level level, Field field) {
        var id = field.id();
        var rules = field.rules();
        if (rules.visibleWhen().filter(shown -> !shown.holds(situation(level))).isPresent()) {
            level.hidden().add(id);
            level.counted().remove(id);
            if (level.given().containsKey(id)) {
                fault(level, id, "field.hidden");
            }
            return;
        }
        if (rules.computed().isPresent()) {
            compute(level, field, rules.computed().get());
            return;
        }
        if (level.given().containsKey(id)) {
            take(level, field, level.given().get(id));
        }
    }

    private void compute(Level level, Field field, Expression computed) {
        var id = field.id();
        if (level.given().containsKey(id)) {
            fault(level, id, "field.computed");
        }
        level.counted().remove(id);
        computed.value(situation(level))
                .map(value -> AnswerCheck.rounded(field.type(), value))
                .ifPresent(value -> take(level, field, value));
    }

    private void take(Level level, Field field, @Nullable Object answer) {
        var id = field.id();
        if (field.type() instanceof FieldType.Group group && answer instanceof List<?> rows) {
            rows(level, id, group, rows);
            return;
        }
        var wrong = AnswerCheck.of(field.type(), answer);
        if (wrong.isPresent()) {
            fault(level, id, wrong.get());
            return;
        }
        var kept = AnswerCheck.kept(field.type(), answer);
        level.kept().put(id, kept);
        level.counted().put(id, kept);
    }

    private void rows(Level level, String id, FieldType.Group group, List<?> rows) {
        if (rows.size() < group.fewest() || rows.size() > group.most()) {
            fault(level, id, rows.size() < group.fewest() ? "field.too-few-rows" : "field.too-many-rows");
            return;
        }
        var kept = new ArrayList<Map<String, Object>>();
        for (var index = 0; index < rows.size(); index++) {
            if (rows.get(index) instanceof Map<?, ?> row) {
                kept.add(row(level, level.path() + id + "." + index + ".", group, row));
            } else {
                fault(level, id + "." + index, "field.type");
            }
        }
        level.kept().put(id, kept);
        level.counted().put(id, kept);
    }

    private Map<String, Object> row(Level level, String path, FieldType.Group group, Map<?, ?> row) {
        var given = new LinkedHashMap<String, Object>();
        row.forEach((id, answer) -> given.put(String.valueOf(id), answer == null ? "" : answer));
        var inner = new Level(
                path,
                group.form(),
                given,
                new LinkedHashMap<>(given),
                level.counted(),
                new LinkedHashMap<>(),
                new HashSet<>());
        fill(inner);
        return inner.kept();
    }

    private void judge(Level level, Form.Question question) {
        var field = question.field();
        var id = field.id();
        if (level.hidden().contains(id)) {
            return;
        }
        var answered = level.kept().containsKey(id);
        if (!answered && !level.given().containsKey(id) && isNeeded(level, question)) {
            fault(level, id, "field.missing");
        }
        if (answered
                && field.rules()
                        .constraint()
                        .filter(constraint -> constraint.holds().fails(situation(level)))
                        .isPresent()) {
            fault(level, id, "field.constraint");
        }
    }

    private boolean isNeeded(Level level, Form.Question question) {
        var field = question.field();
        return question.required()
                || (question.evidence() && !known.containsKey(field.id()))
                || field.rules()
                        .requiredWhen()
                        .filter(needed -> needed.holds(situation(level)))
                        .isPresent();
    }

    private Situation situation(Level level) {
        return level.whole() == null
                ? Situation.of(level.counted(), facts)
                : Situation.of(level.whole(), facts).in(level.counted());
    }

    private void fault(Level level, String id, String code) {
        faults.add(new Fault(level.path() + id, code));
    }
}
