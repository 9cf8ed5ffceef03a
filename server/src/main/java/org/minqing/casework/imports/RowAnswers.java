package org.minqing.casework.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minqing.scenario.Form;

/** What a row answers to the fields of a form. */
final class RowAnswers {

    /** How the form says that a field is not asked, and where. */
    private static final String HIDDEN = "field.hidden";

    private static final String PATH = "fields.";

    private RowAnswers() {}

    /** An empty answer is none, and neither is one that this row is not asked and that is wanted only when asked. */
    static Map<String, Object> of(SourceRow row, List<Mapping.Answer> answers, Form form) {
        var given = new LinkedHashMap<String, Object>();
        for (var answer : answers) {
            var value = value(row, answer);
            if (!value.isEmpty()) {
                given.put(answer.field(), value);
            }
        }
        var optional = answers.stream()
                .filter(Mapping.Answer::whenAsked)
                .map(Mapping.Answer::field)
                .collect(Collectors.toSet());
        if (!optional.isEmpty()) {
            form.check(given).stream()
                    .filter(fault -> fault.code().equals(HIDDEN))
                    .map(fault -> fault.path().substring(PATH.length()))
                    .filter(optional::contains)
                    .forEach(given::remove);
        }
        return given;
    }

    private static String value(SourceRow row, Mapping.Answer answer) {
        var text = answer.columns().stream()
                .map(row::get)
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(answer.joined()));
        var day = answer.dates().stream()
                .flatMap(written -> day(text, written).stream())
                .findFirst();
        return day.map(LocalDate::toString)
                .orElseGet(() ->
                        answer.values().getOrDefault(text, answer.otherwise().orElse(text)));
    }

    private static Optional<LocalDate> day(String text, DateTimeFormatter written) {
        try {
            return Optional.of(LocalDate.parse(text, written));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
