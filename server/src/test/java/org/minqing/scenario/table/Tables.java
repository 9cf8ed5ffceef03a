package org.minqing.scenario.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.minqing.scenario.table.DecisionTable.Row;
import org.minqing.scenario.table.Domain.Code;
import org.minqing.scenario.table.Domain.Codes;

/** Small tables, written in one line each. */
final class Tables {

    /** Two groups of three, and a leaf beside them. */
    static final Input KIND = new Input(
            "kind",
            Codes.of(List.of(
                    group("street", "stall", "parking", "grill"), group("light", "lamp", "pole"), leaf("other"))),
            false);

    static final Input SEVERITY = new Input("severity", Codes.flat(List.of("ordinary", "pressing", "urgent")), false);
    static final Input PEOPLE = new Input("people", new Domain.Numbers(0, 1_000), true);

    private Tables() {}

    static Code leaf(String code) {
        return new Code(code, List.of());
    }

    static Code group(String code, String... leaves) {
        return new Code(code, Arrays.stream(leaves).map(Tables::leaf).toList());
    }

    /** A row of words, one for each input: a code, codes joined by commas, {@code 3..5}, any or none. */
    static Row<String> row(List<Input> inputs, String output, String... words) {
        var conditions = new ArrayList<Condition>();
        for (var at = 0; at < words.length; at++) {
            conditions.add(condition(inputs.get(at), words[at]));
        }
        return new Row<>(conditions, output);
    }

    private static Condition condition(Input input, String written) {
        if (written.equals(Condition.ANYTHING)) {
            return Condition.anything(input);
        }
        var spans = Arrays.stream(written.split(","))
                .flatMap(word -> places(input, word).all().stream())
                .toList();
        return new Condition(Spans.union(spans), written);
    }

    private static Spans places(Input input, String word) {
        if (word.equals(Input.ABSENT)) {
            return input.absent();
        }
        return switch (input.domain()) {
            case Codes codes -> new Spans(codes.word(word).stream().toList());
            case Domain.Numbers numbers -> {
                var bounds = word.split("\\.\\.");
                yield new Spans(
                        numbers.between(Long.parseLong(bounds[0]), Long.parseLong(bounds[bounds.length - 1])).stream()
                                .toList());
            }
        };
    }

    static String answer(DecisionTable<String> table, Map<String, Object> answers) {
        return table.decide(answers).map(Decision::output).orElse("nobody");
    }
}
