package org.minqing.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;

/**
 * Weighs a report that was filled in on a version which has been replaced since, such as on a phone without a network: what
 * the version in force asks otherwise is asked of the person again, and nothing is taken for what they did not mean.
 */
public final class AskedAnew {

    /** So long after its replacement reports on a version are still taken. */
    public static final Duration TAKEN_FOR = Duration.ofDays(14);

    private AskedAnew() {}

    /**
     * Passes a report whose answers mean in the version in force what they meant in that of {@code before}; else throws the
     * problem that says what is to be asked again, or that it is too late.
     */
    public static void require(Scenario before, Scenario now, Map<String, Object> answers, Lateness late) {
        if (late.isTooLate()) {
            throw new ProblemException(ScenarioProblem.REPLACED_TOO_LONG, List.of(), told(now, late));
        }
        var questions = questions(before, now, answers);
        if (!questions.isEmpty()) {
            throw new ProblemException(ScenarioProblem.ASKS_OTHERWISE, questions, told(now, late));
        }
    }

    /** When the version was replaced, where that is known, and when the report arrives. */
    public record Lateness(Optional<Instant> replaced, Instant arrives) {
        boolean isTooLate() {
            return replaced.filter(at -> arrives.isAfter(at.plus(TAKEN_FOR))).isPresent();
        }
    }

    private static Map<String, Object> told(Scenario now, Lateness late) {
        return late.replaced()
                .<Map<String, Object>>map(at -> Map.of("scenarioVersion", now.version(), "replacedAt", at.toString()))
                .orElseGet(() -> Map.of("scenarioVersion", now.version()));
    }

    /** What is to be asked again, with a code for each; in the order of the form in force. */
    static List<Fault> questions(Scenario before, Scenario now, Map<String, Object> answers) {
        var form = now.flow().start().form();
        var asked = new ArrayList<>(form.check(answers));
        var found = asked.stream().map(Fault::path).collect(Collectors.toSet());
        for (var question : form.questions()) {
            var field = question.field();
            var path = "fields." + field.id();
            if (answers.containsKey(field.id()) && !found.contains(path)) {
                before.flow()
                        .start()
                        .form()
                        .field(field.id())
                        .flatMap(earlier -> otherwise(earlier, field, answers.get(field.id())))
                        .ifPresent(code -> asked.add(new Fault(path, code)));
            }
        }
        if (now.place().open() && !before.place().open()) {
            asked.add(new Fault("place", "field.opened"));
        }
        return asked;
    }

    /** An answer that fits may still have meant something else, or have been given in confidence. */
    private static Optional<String> otherwise(Field before, Field now, @Nullable Object answer) {
        if (now.open() && !before.open()) {
            return Optional.of("field.opened");
        }
        var same = before.names().equals(now.names()) && words(before, answer).equals(words(now, answer));
        return same ? Optional.empty() : Optional.of("field.reworded");
    }

    private static Texts words(Field field, @Nullable Object answer) {
        return field.type() instanceof FieldType.Choice choice
                ? Optional.ofNullable(choice.leaves().get(String.valueOf(answer)))
                        .map(FieldType.Option::names)
                        .orElse(Texts.NONE)
                : Texts.NONE;
    }
}
