package org.minqing.scenario.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minqing.scenario.table.Condition;
import org.minqing.scenario.table.DecisionTable;
import org.minqing.scenario.table.DecisionTable.Row;
import org.minqing.scenario.table.Domain;
import org.minqing.scenario.table.Finding;
import org.minqing.scenario.table.HitPolicy;
import org.minqing.scenario.table.Input;
import org.minqing.scenario.table.Spans;
import org.minqing.scenario.table.Spans.Span;

/**
 * Reads the decision tables of a scenario and says what is wrong with each as a whole.
 *
 * @param known what a table may ask
 * @param analysed whether tables are looked at as a whole; what was published has been
 */
record TableReader(Map<String, Input> known, boolean analysed) {

    private static final int MOST_WORDS = 2_000;
    private static final Pattern NUMBERS = Pattern.compile("(-?[0-9]{1,15})?\\.\\.(-?[0-9]{1,15})?");

    /**
     * The outputs of a row.
     *
     * @param key under which the rows stand
     * @param keys of a row that are no conditions
     */
    record Outputs<T>(String key, List<String> keys, Function<Passage, T> read) {}

    <T> DecisionTable<T> read(Passage table, Outputs<T> outputs) {
        var before = table.faults().all().size();
        var inputs = inputs(table.at("inputs"));
        var hit = table.at("hit").present() ? table.at("hit").oneOf(List.of(HitPolicy.values())) : HitPolicy.UNIQUE;
        var list = table.at(outputs.key());
        if (!list.present()) {
            list.missing();
        }
        var rows = new ArrayList<Row<T>>();
        for (var row : list.elements(DecisionTable.MOST_ROWS)) {
            row.only(Stream.concat(inputs.stream().map(Input::name), outputs.keys().stream())
                    .toArray(String[]::new));
            var conditions = inputs.stream()
                    .map(input -> condition(row.at(input.name()), input))
                    .toList();
            rows.add(new Row<>(conditions, outputs.read().apply(row)));
        }
        var read = new DecisionTable<>(inputs, hit, rows);
        if (analysed && table.faults().all().size() == before) {
            read.findings().forEach(finding -> say(finding, list));
        }
        return read;
    }

    private List<Input> inputs(Passage list) {
        if (!list.present()) {
            return List.of();
        }
        var names = list.idList(DecisionTable.MOST_INPUTS);
        for (var name : names) {
            if (!known.containsKey(name)) {
                list.fault(
                        "table.input-unknown",
                        "A table cannot ask for “" + name + "”",
                        "Ask for open choices, flags and numbers: " + String.join(", ", known.keySet()));
            }
        }
        return names.stream()
                .flatMap(name -> Optional.ofNullable(known.get(name)).stream())
                .toList();
    }

    private static Condition condition(Passage written, Input input) {
        if (!written.present()) {
            return Condition.anything(input);
        }
        var words = written.node().isBoolean() || written.node().isIntegralNumber()
                ? List.of(written.node().asString())
                : written.idList(MOST_WORDS);
        var spans = new ArrayList<Span>();
        for (var word : words) {
            places(word, input, written).forEach(spans::add);
        }
        return spans.isEmpty()
                ? Condition.anything(input)
                : new Condition(Spans.union(spans), String.join(", ", words));
    }

    /** A code of the domain goes before a word of the language that reads the same. */
    private static Stream<Span> places(String word, Input input, Passage written) {
        var named = switch (input.domain()) {
            case Domain.Codes codes -> codes.word(word);
            case Domain.Numbers numbers -> numbers(word, numbers);
        };
        if (named.isPresent()) {
            return named.stream();
        }
        if (word.equals(Condition.ANYTHING)) {
            return input.anything().all().stream();
        }
        if (word.equals(Input.ABSENT) && input.mayBeAbsent()) {
            return input.absent().all().stream();
        }
        var what = word.equals(Input.ABSENT) ? "is always answered" : "never is “" + word + "”";
        written.fault(
                "table.value-unknown",
                "“" + input.name() + "” " + what,
                "Write a code, a group, a number, a stretch such as 1..5, or any");
        return Stream.empty();
    }

    private static Optional<Span> numbers(String word, Domain.Numbers numbers) {
        var matcher = NUMBERS.matcher(word.matches("-?[0-9]{1,15}") ? word + ".." + word : word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var from = matcher.group(1) == null ? numbers.least() : Long.parseLong(matcher.group(1));
        var to = matcher.group(2) == null ? numbers.most() : Long.parseLong(matcher.group(2));
        return numbers.between(from, to);
    }

    private static void say(Finding finding, Passage rows) {
        switch (finding) {
            case Finding.Conflict(var row, var other, var example) ->
                at(rows, row)
                        .fault(
                                "table.conflict",
                                "Rows " + other + " and " + row + " both answer " + example,
                                "Narrow one of them, or write “hit: first” and let the upper one answer");
            case Finding.Shadowed(var row, var by) ->
                at(rows, row)
                        .fault(
                                "table.shadowed",
                                "Row " + row + " never answers: before it stands row " + numbered(by),
                                "Move it up, or remove it");
            case Finding.Hole(var example) ->
                rows.fault(
                        "table.hole",
                        "No row answers " + example,
                        "Add a row for it; under “hit: first” a last row without conditions answers all the rest");
            case Finding.TooInterwoven() ->
                rows.fault(
                        "table.too-interwoven",
                        "The rows overlap in so many ways that they cannot all be compared",
                        "Use fewer rows or inputs, or split the table");
        }
    }

    private static Passage at(Passage rows, int row) {
        return rows.at(Integer.toString(row - 1));
    }

    private static String numbered(List<Integer> rows) {
        return String.join(", ", rows.stream().map(String::valueOf).toList());
    }

    static TableReader of(TableInputs inputs, Vocabulary words) {
        return new TableReader(new LinkedHashMap<>(inputs.byName()), words.complete());
    }
}
