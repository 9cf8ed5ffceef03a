package org.minqing.scenario.language;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.scenario.Action;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Form;
import org.minqing.scenario.Scenario;

/**
 * Puts a name, a telephone and an identity number of its own into every free answer of a scenario, into the name of every
 * photo and into what a camera writes beside the picture. Which answers these are is read from the scenario.
 */
final class Planting implements StoryOverHttp.Answering {

    /** What hides a question, or judges its answer by a rule: it is not asked then. */
    private static final Set<String> NOT_ASKED = Set.of("field.hidden", "field.computed", "field.constraint");

    private final Map<String, PlantedPerson> people = new LinkedHashMap<>();
    private final Map<String, PlantedPerson> photographed = new LinkedHashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();
    private final Map<String, Object> known = new LinkedHashMap<>();
    private final int first;

    /** @param first the number of the first invented person, so that those of another scenario are others */
    Planting(int first) {
        this.first = first;
    }

    /** By the field in whose words each stands. */
    Map<String, PlantedPerson> people() {
        return people;
    }

    /** How many numbers are taken. */
    int size() {
        return people.size() + photographed.size();
    }

    /** Free answers and photos of the scenario that nobody has given in any story. */
    static Set<String> missed(Scenario scenario, Planting after) {
        return scenario.flow().actions().stream()
                .flatMap(Action::forms)
                .flatMap(form -> form.questions().stream())
                .map(Form.Question::field)
                .flatMap(field -> free("", field))
                .filter(field -> !after.taken.contains(field))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> free(String path, Field field) {
        if (field.rules().computed().isPresent()) {
            return Stream.of();
        }
        var here = path + field.id();
        return switch (field.type()) {
            case FieldType.Text _, FieldType.Photos _ -> Stream.of(here);
            case FieldType.Group group ->
                group.form().questions().stream().flatMap(question -> free(here + ".", question.field()));
            case FieldType.Choice _, FieldType.WholeNumber _, FieldType.Decimal _ -> Stream.of();
            case FieldType.Flag _, FieldType.Day _, FieldType.Time _ -> Stream.of();
        };
    }

    @Override
    public Map<String, Object> of(Scenario scenario, Story.Step step) {
        if (step.does().equals(scenario.flow().start().id())) {
            known.clear();
        }
        var answers = new LinkedHashMap<String, Object>();
        step.with()
                .forEach((id, told) -> answers.put(
                        id,
                        scenario.field(id)
                                .map(field -> instead("", field, told))
                                .orElse(told)));
        if (step.refused().isPresent() || step.task().isPresent()) {
            return answers;
        }
        var form = scenario.flow().action(step.does()).map(Action::form).orElse(Form.NOTHING);
        form.questions().stream()
                .map(Form.Question::field)
                .filter(field -> !answers.containsKey(field.id()))
                .forEach(field -> more(field).ifPresent(value -> answers.put(field.id(), value)));
        while (answers.keySet().removeAll(notAsked(form, answers, step))) {
            // Without one, another may be hidden.
        }
        return answers;
    }

    private Set<String> notAsked(Form form, Map<String, Object> answers, Story.Step step) {
        return form.fill(answers, known, Optional.empty()).faults().stream()
                .filter(fault -> NOT_ASKED.contains(fault.code()))
                .map(Fault::path)
                .map(path -> path.substring("fields.".length()))
                .filter(field -> !step.with().containsKey(field))
                .collect(Collectors.toSet());
    }

    @Override
    public void taken(Scenario scenario, Story.Step step, Map<String, Object> answers) {
        answers.forEach((id, answer) -> scenario.field(id).ifPresent(field -> {
            if (field.open()) {
                known.put(id, answer);
            }
            answered("", field, answer);
        }));
    }

    private void answered(String path, Field field, Object answer) {
        if (field.type() instanceof FieldType.Group group && answer instanceof List<?> rows) {
            group.form().questions().stream()
                    .map(Form.Question::field)
                    .forEach(inner -> rows.stream()
                            .filter(row -> row instanceof Map<?, ?> given && given.containsKey(inner.id()))
                            .forEach(row -> answered(path + field.id() + ".", inner, row)));
            return;
        }
        taken.add(path + field.id());
    }

    private Object instead(String path, Field field, Object told) {
        return switch (field.type()) {
            case FieldType.Text(var longest, boolean scanned) ->
                person(path + field.id()).within(longest);
            case FieldType.Photos _
            when told instanceof List<?> words ->
                words.stream()
                        .map(word -> photo(path + field.id()).name() + word)
                        .toList();
            case FieldType.Group group
            when told instanceof List<?> rows ->
                rows.stream()
                        .map(row -> row(path + field.id() + ".", group, row))
                        .toList();
            case FieldType.Photos _, FieldType.Group _, FieldType.Choice _, FieldType.WholeNumber _ -> told;
            case FieldType.Decimal _, FieldType.Flag _, FieldType.Day _, FieldType.Time _ -> told;
        };
    }

    private Object row(String path, FieldType.Group group, Object told) {
        if (!(told instanceof Map<?, ?> given)) {
            return told;
        }
        var row = new LinkedHashMap<String, Object>();
        given.forEach((id, answer) -> row.put(
                String.valueOf(id),
                group.form()
                        .field(String.valueOf(id))
                        .map(field -> instead(path, field, answer))
                        .orElse(answer)));
        return row;
    }

    private Optional<Object> more(Field field) {
        return switch (field.type()) {
            case FieldType.Text(var longest, boolean scanned) ->
                Optional.of(person(field.id()).within(longest));
            case FieldType.Photos _ -> Optional.of(List.of(photo(field.id()).name()));
            case FieldType.Group _, FieldType.Choice _, FieldType.WholeNumber _ -> Optional.empty();
            case FieldType.Decimal _, FieldType.Flag _, FieldType.Day _, FieldType.Time _ -> Optional.empty();
        };
    }

    private PlantedPerson person(String field) {
        return people.computeIfAbsent(field, _ -> new PlantedPerson(first + size()));
    }

    private PlantedPerson photo(String field) {
        return photographed.computeIfAbsent(field, _ -> new PlantedPerson(first + size()));
    }
}
