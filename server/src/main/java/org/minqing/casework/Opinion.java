package org.minqing.casework;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Form;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Subject;

/**
 * The two questions by which a scenario asks how somebody was served: whether it is solved, yes or no, and how satisfied they
 * are, on a scale. One that asks only one of them, or neither, is in no figure.
 *
 * @param middle of the scale; what is above it is satisfied
 */
record Opinion(String solved, String satisfied, double middle) {

    private static final String CONCEPT = "opinion-of-service";

    /** What was said. */
    record Said(boolean solved, boolean satisfied) {}

    /** The two questions, where the step asks them. */
    static Optional<Opinion> askedBy(Scenario scenario, String action) {
        return scenario.flow().action(action).flatMap(step -> of(step.form()));
    }

    private static Optional<Opinion> of(Form form) {
        return first(form, type -> type instanceof FieldType.Flag)
                .flatMap(solved -> first(form, type -> type instanceof FieldType.WholeNumber)
                        .map(scale -> new Opinion(solved.id(), scale.id(), middle(scale.type()))));
    }

    private static Optional<Field> first(Form form, Predicate<FieldType> type) {
        return form.questions().stream()
                .map(Form.Question::field)
                .filter(field -> field.subject() instanceof Subject.Person person
                        && person.concept().equals(CONCEPT)
                        && type.test(field.type()))
                .findFirst();
    }

    private static double middle(FieldType type) {
        return type instanceof FieldType.WholeNumber(var least, var most) ? (least + most) / 2.0 : 0;
    }

    /** What the answers say; nothing where one of them is missing. */
    Optional<Said> in(Map<?, ?> answers) {
        return answers.get(solved) instanceof Boolean isSolved && answers.get(satisfied) instanceof Number chosen
                ? Optional.of(new Said(isSolved, chosen.doubleValue() > middle))
                : Optional.empty();
    }
}
