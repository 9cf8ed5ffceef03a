package org.minqing.scenario.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.minqing.scenario.table.DecisionTable.Row;
import org.minqing.scenario.table.Finding.Conflict;
import org.minqing.scenario.table.Finding.Hole;
import org.minqing.scenario.table.Finding.Shadowed;
import org.minqing.scenario.table.Finding.TooInterwoven;

class AnalysisTest {

    private static final List<Input> SMALL = List.of(
            Tables.KIND,
            new Input("severity", Domain.Codes.flat(List.of("ordinary", "pressing", "urgent")), true),
            new Input("people", new Domain.Numbers(-1, 3), true));

    private static final List<Map<String, Object>> ALL = all();

    /** Every combination is asked of every row, one by one. */
    @Property(tries = 2_000)
    void agreesWithAskingEveryCombination(@ForAll("rows") List<Row<String>> rows, @ForAll HitPolicy hit) {
        var table = new DecisionTable<>(SMALL, hit, rows);
        var found = table.findings();

        assertThat(found.stream().anyMatch(Hole.class::isInstance))
                .isEqualTo(
                        ALL.stream().anyMatch(answers -> fitting(rows, answers).isEmpty()));
        assertThat(found.stream()
                        .filter(Conflict.class::isInstance)
                        .map(finding -> ((Conflict) finding).row() + "/" + ((Conflict) finding).other()))
                .containsExactlyElementsOf(hit == HitPolicy.UNIQUE ? overlaps(rows) : List.of());
        assertThat(found.stream().filter(Shadowed.class::isInstance).map(finding -> ((Shadowed) finding).row()))
                .containsExactlyElementsOf(hit == HitPolicy.FIRST ? neverFirst(rows) : List.of());
    }

    @Property(tries = 2_000)
    void theIndexAnswersWithTheFirstRowThatFits(@ForAll("rows") List<Row<String>> rows) {
        var table = new DecisionTable<>(SMALL, HitPolicy.FIRST, rows);

        for (var answers : ALL) {
            var fitting = fitting(rows, answers);
            assertThat(table.decide(answers).map(decision -> decision.row() - 1).orElse(-1))
                    .isEqualTo(fitting.isEmpty() ? -1 : fitting.getFirst());
        }
    }

    @Test
    void looksAtTheLargestSensibleTableInNoTime() {
        var kinds = new Input("kind", Domain.Codes.flat(codes("kind", 300)), false);
        var inputs = List.of(kinds, Tables.SEVERITY, Tables.PEOPLE);
        var rows = new ArrayList<Row<String>>();
        for (var kind : codes("kind", 300)) {
            rows.add(Tables.row(inputs, "now", kind, "urgent", "any"));
            rows.add(Tables.row(inputs, "soon", kind, "ordinary,pressing", "100..1000"));
            rows.add(Tables.row(inputs, "later", kind, "ordinary,pressing", "0..99,none"));
        }

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(new DecisionTable<>(inputs, HitPolicy.UNIQUE, rows).findings())
                    .isEmpty();
            assertThat(new DecisionTable<>(inputs, HitPolicy.FIRST, rows).findings())
                    .isEmpty();
        });
    }

    /** A thousand rows that each cut four of twelve inputs in half, together cover everything, and hardly overlap alike. */
    @Test
    void givesUpOnAHostileTableInsteadOfWorkingForEver() {
        var chance = new Random(7);
        var inputs = IntStream.range(0, DecisionTable.MOST_INPUTS)
                .mapToObj(at -> new Input("i" + at, new Domain.Numbers(0, 1_000_000), false))
                .toList();
        var rows = IntStream.range(0, DecisionTable.MOST_ROWS)
                .mapToObj(row -> new Row<>(
                        IntStream.range(0, inputs.size())
                                .mapToObj(at -> (at + row) % 3 == 0 ? half(chance) : Condition.anything(inputs.get(at)))
                                .toList(),
                        "x"))
                .toList();

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(new DecisionTable<>(inputs, HitPolicy.FIRST, rows).findings())
                    .containsExactly(new TooInterwoven());
            assertThat(new DecisionTable<>(inputs, HitPolicy.UNIQUE, rows).findings())
                    .hasSizeGreaterThanOrEqualTo(20);
        });
    }

    /** A floor that a busy machine keeps too; an idle core does more than a million. */
    @Test
    void decidesHundredsOfThousandsOfTimesASecond() {
        var inputs = List.of(Tables.KIND, Tables.SEVERITY, Tables.PEOPLE);
        var rows = new ArrayList<Row<String>>();
        for (var kind : List.of("stall", "parking", "grill", "lamp", "pole", "other")) {
            for (var from = 0; from < 1_000; from += 100) {
                rows.add(Tables.row(inputs, "x", kind, "ordinary,urgent", from + ".." + (from + 99)));
            }
        }
        rows.add(Tables.row(inputs, "rest", "any", "any", "any"));
        var table = new DecisionTable<>(inputs, HitPolicy.FIRST, rows);
        var asked = List.<Map<String, Object>>of(
                Map.of("kind", "other", "severity", "urgent", "people", 950L),
                Map.of("kind", "lamp", "severity", "pressing", "people", 5L));
        for (var round = 0; round < 200_000; round++) {
            table.decide(asked.get(round & 1));
        }
        var begin = System.nanoTime();
        for (var round = 0; round < 1_000_000; round++) {
            table.decide(asked.get(round & 1));
        }
        var perSecond = 1e15 / (System.nanoTime() - begin);

        assertThat(perSecond).isGreaterThan(200_000);
    }

    private static Condition half(Random chance) {
        var from = chance.nextInt(500_000);
        return new Condition(Spans.of(from, from + 500_000L), "half");
    }

    private static List<String> codes(String name, int many) {
        return IntStream.range(0, many).mapToObj(at -> name + at).toList();
    }

    private static List<String> overlaps(List<Row<String>> rows) {
        var found = new ArrayList<String>();
        for (var row = 1; row < rows.size(); row++) {
            for (var other = 0; other < row; other++) {
                var pair = List.of(other, row);
                if (ALL.stream().anyMatch(answers -> fitting(rows, answers).containsAll(pair))) {
                    found.add(row + 1 + "/" + (other + 1));
                }
            }
        }
        return found.subList(0, Math.min(20, found.size()));
    }

    private static List<Integer> neverFirst(List<Row<String>> rows) {
        return IntStream.range(0, rows.size())
                .filter(row -> ALL.stream()
                        .map(answers -> fitting(rows, answers))
                        .noneMatch(fitting -> !fitting.isEmpty() && fitting.getFirst() == row))
                .mapToObj(row -> row + 1)
                .toList();
    }

    private static List<Integer> fitting(List<Row<String>> rows, Map<String, Object> answers) {
        return IntStream.range(0, rows.size())
                .filter(row -> IntStream.range(0, SMALL.size())
                        .allMatch(at -> holds(rows.get(row).conditions().get(at), SMALL.get(at), answers)))
                .boxed()
                .toList();
    }

    private static boolean holds(Condition condition, Input input, Map<String, Object> answers) {
        var place = input.place(answers.get(input.name()));
        return condition.places().all().stream().anyMatch(span -> span.first() <= place && place <= span.last());
    }

    private static List<Map<String, Object>> all() {
        var all = List.of(Map.<String, Object>of());
        for (var input : SMALL) {
            var longer = new ArrayList<Map<String, Object>>();
            for (var before : all) {
                for (var place = 0L; place < input.domain().size(); place++) {
                    var more = new HashMap<>(before);
                    var value = input.domain().value(place);
                    more.put(
                            input.name(),
                            input.domain() instanceof Domain.Numbers ? (Object) Long.valueOf(value) : value);
                    longer.add(more);
                }
                if (input.mayBeAbsent()) {
                    longer.add(before);
                }
            }
            all = longer;
        }
        return all;
    }

    @Provide
    Arbitrary<List<Row<String>>> rows() {
        var kinds = conditions(SMALL.get(0), "any", "any", "street", "light", "stall,lamp", "grill,other", "pole");
        var severities = conditions(SMALL.get(1), "any", "any", "urgent", "ordinary,none", "pressing");
        var people = conditions(SMALL.get(2), "any", "any", "-1..1", "0..3", "2", "none", "1..3,none");
        return Combinators.combine(kinds, severities, people)
                .as((kind, severity, number) -> new Row<>(List.of(kind, severity, number), "x"))
                .list()
                .ofMaxSize(9);
    }

    private static Arbitrary<Condition> conditions(Input input, String... words) {
        return Arbitraries.of(words)
                .map(word -> Tables.row(List.of(input), "x", word).conditions().getFirst());
    }
}
