package org.minqing.scenario;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.minqing.kernel.ProblemException.Fault;

/** What is asked when an action is taken: fields in the order of the file, each required or not. */
public record Form(List<Question> questions) {

    public static final Form NOTHING = new Form(List.of());

    /** One field as this form asks it. */
    public record Question(Field field, boolean required) {}

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

    /** Everything wrong with the answers, all at once; empty when they may be kept. Paths start with {@code fields.}. */
    public List<Fault> check(Map<String, Object> answers) {
        var faults = new ArrayList<Fault>();
        for (var question : questions) {
            var id = question.field().id();
            if (answers.containsKey(id)) {
                AnswerCheck.of(question.field().type(), answers.get(id))
                        .ifPresent(code -> faults.add(new Fault("fields." + id, code)));
            } else if (question.required()) {
                faults.add(new Fault("fields." + id, "field.missing"));
            }
        }
        answers.keySet().stream()
                .filter(id -> field(id).isEmpty())
                .sorted()
                .forEach(id -> faults.add(new Fault("fields." + id, "field.unknown")));
        return faults;
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

    /** An answer that passed the check, whole numbers without a point. */
    private static Object kept(Map<String, Object> answers, Field field) {
        var answer = answers.getOrDefault(field.id(), "");
        return answer instanceof Number number
                ? AnswerCheck.whole(number).map(BigInteger::longValueExact).orElseThrow()
                : answer;
    }

    /** The hashes of all photos in the answers, each once. */
    public List<String> photos(Map<String, Object> answers) {
        return questions.stream()
                .map(Question::field)
                .filter(field -> field.type() instanceof FieldType.Photos)
                .map(field -> answers.get(field.id()))
                .filter(List.class::isInstance)
                .flatMap(hashes -> ((List<?>) hashes).stream())
                .map(String::valueOf)
                .distinct()
                .toList();
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
