package org.minqing.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.scenario.expression.Situation;

/** What is asked when an action is taken: fields in the order of the file, each required or not. */
public record Form(List<Question> questions) {

    public static final Form NOTHING = new Form(List.of());

    /**
     * One field as this form asks it.
     *
     * @param required whether it must be answered whenever it is asked
     * @param evidence whether its photos must be on the case with this step, taken now or with an earlier one
     */
    public record Question(Field field, boolean required, boolean evidence) {

        public Question(Field field, boolean required) {
            this(field, required, false);
        }
    }

    public Form {
        questions = List.copyOf(questions);
    }

    /** A form that may be left empty. */
    static Form asking(List<Field> fields) {
        return new Form(fields.stream().map(field -> new Question(field, false)).toList());
    }

    public Optional<Field> field(String id) {
        return questions.stream()
                .map(Question::field)
                .filter(field -> field.id().equals(id))
                .findFirst();
    }

    /** Whether the field may still be asked for when no more than this is answered: a condition that is not decided yet hides nothing. */
    public boolean mayAsk(Field field, Map<String, Object> answers) {
        var situation = Situation.of(answers, Optional.empty());
        return field.rules().computed().isEmpty()
                && field.rules()
                        .visibleWhen()
                        .filter(condition -> condition.fails(situation))
                        .isEmpty();
    }

    /** Everything wrong with the answers, all at once; empty when they may be kept. Paths start with {@code fields.}. */
    public List<Fault> check(Map<String, Object> answers) {
        return fill(answers, Map.of(), Optional.empty()).faults();
    }

    /** The form filled in; {@code known} are the open answers that the case has, {@code facts} where it stands. */
    public Filled fill(Map<String, Object> answers, Map<String, Object> known, Optional<Situation.Facts> facts) {
        return Filling.of(this, answers, known, facts);
    }

    /** The answers to open fields, in the order of the form. */
    public SequencedMap<String, Object> open(Map<String, Object> answers) {
        var chosen = new LinkedHashMap<String, Object>();
        questions.stream()
                .map(Question::field)
                .filter(field -> field.open() && answers.containsKey(field.id()))
                .forEach(field -> chosen.put(field.id(), kept(answers, field)));
        return chosen;
    }

    /** The answers to sealed fields, by retention class and then field, in the order of the form. */
    public SequencedMap<String, Map<String, Object>> sealed(Map<String, Object> answers) {
        var chosen = new LinkedHashMap<String, Map<String, Object>>();
        questions.stream()
                .map(Question::field)
                .filter(field -> !field.open() && answers.containsKey(field.id()))
                .forEach(field -> chosen.computeIfAbsent(field.retention(), _ -> new LinkedHashMap<>())
                        .put(field.id(), kept(answers, field)));
        return chosen;
    }

    private static Object kept(Map<String, Object> answers, Field field) {
        return AnswerCheck.kept(field.type(), answers.get(field.id()));
    }

    /** The hashes of all photos in the answers, each once. */
    public List<String> photos(Map<String, Object> answers) {
        return questions.stream()
                .map(Question::field)
                .flatMap(field -> photos(field, answers.get(field.id())))
                .distinct()
                .toList();
    }

    private static Stream<String> photos(Field field, @Nullable Object answer) {
        if (!(answer instanceof List<?> several)) {
            return Stream.of();
        }
        return switch (field.type()) {
            case FieldType.Photos _ -> several.stream().map(String::valueOf);
            case FieldType.Group group ->
                several.stream()
                        .filter(Map.class::isInstance)
                        .map(Map.class::cast)
                        .flatMap(row -> group.form().questions().stream()
                                .map(Question::field)
                                .flatMap(inner -> photos(inner, row.get(inner.id()))));
            case FieldType.Text _, FieldType.Choice _, FieldType.WholeNumber _, FieldType.Decimal _ -> Stream.of();
            case FieldType.Flag _, FieldType.Day _, FieldType.Time _ -> Stream.of();
        };
    }

    /** The department that the answers put a case with: the one of the first choice that names one. */
    public Optional<String> department(Map<String, Object> answers) {
        return questions.stream()
                .map(Question::field)
                .filter(field -> field.type() instanceof FieldType.Choice && answers.containsKey(field.id()))
                .map(field -> ((FieldType.Choice) field.type()).leaves().get(String.valueOf(answers.get(field.id()))))
                .filter(Objects::nonNull)
                .flatMap(option -> option.department().stream())
                .findFirst();
    }
}
