package org.minqing.scenario;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.minqing.scenario.expression.Expression;

/** Which fields must be settled before which: those at which a field's visibility or computed answer looks. */
public final class Dependencies {

    private final Form form;
    private final Set<Form.Question> settled = new LinkedHashSet<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    private Dependencies(Form form) {
        this.form = form;
    }

    /** The questions of a form, each after those on which it depends; in the order of the file where nothing depends. */
    static List<Form.Question> inOrder(Form form) {
        if (form.questions().stream().allMatch(question -> of(question.field()).isEmpty())) {
            return form.questions();
        }
        var dependencies = new Dependencies(form);
        form.questions().forEach(dependencies::settle);
        return List.copyOf(dependencies.settled);
    }

    private void settle(Form.Question question) {
        if (settled.contains(question) || !underWay.add(question.field().id())) {
            return;
        }
        var before = of(question.field());
        form.questions().stream()
                .filter(other -> before.contains(other.field().id()))
                .forEach(this::settle);
        settled.add(question);
    }

    /** The fields at which a field's own rules look before it can be settled; those of its row, for a field in a group. */
    public static Set<String> of(Field field) {
        var before = new LinkedHashSet<String>();
        Stream.concat(field.rules().visibleWhen().stream(), field.rules().computed().stream())
                .forEach(expression -> {
                    before.addAll(expression.answers());
                    before.addAll(expression.rowAnswers());
                });
        if (field.type() instanceof FieldType.Group group) {
            group.form().questions().stream()
                    .flatMap(inner -> expressions(inner.field()))
                    .forEach(expression -> before.addAll(expression.answers()));
        }
        before.remove(field.id());
        return before;
    }

    /** All expressions of a field's rules. */
    public static Stream<Expression> expressions(Field field) {
        var rules = field.rules();
        return Stream.of(
                        rules.visibleWhen().stream(),
                        rules.requiredWhen().stream(),
                        rules.constraint().map(Rules.Constraint::holds).stream(),
                        rules.computed().stream())
                .flatMap(found -> found);
    }
}
