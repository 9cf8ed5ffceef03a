package org.minqing.scenario.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minqing.scenario.table.Tables.KIND;
import static org.minqing.scenario.table.Tables.PEOPLE;
import static org.minqing.scenario.table.Tables.SEVERITY;
import static org.minqing.scenario.table.Tables.answer;
import static org.minqing.scenario.table.Tables.row;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minqing.scenario.table.Finding.Conflict;
import org.minqing.scenario.table.Finding.Hole;
import org.minqing.scenario.table.Finding.Shadowed;

class DecisionTableTest {

    private static final List<Input> INPUTS = List.of(KIND, SEVERITY, PEOPLE);

    @Test
    void aGroupCoversItsLeavesAndAListItsMembers() {
        var table = first(List.of(
                row(INPUTS, "two hours", "any", "urgent", "any"),
                row(INPUTS, "a day", "street", "ordinary,pressing", "any"),
                row(INPUTS, "a week", "lamp,other", "any", "any")));

        assertThat(answer(table, Map.of("kind", "grill", "severity", "pressing")))
                .isEqualTo("a day");
        assertThat(answer(table, Map.of("kind", "grill", "severity", "urgent"))).isEqualTo("two hours");
        assertThat(answer(table, Map.of("kind", "other", "severity", "ordinary")))
                .isEqualTo("a week");
        assertThat(answer(table, Map.of("kind", "pole", "severity", "ordinary")))
                .isEqualTo("nobody");
    }

    @Test
    void numbersFallIntoStretchesAndMayBeAbsent() {
        var table = first(List.of(
                row(INPUTS, "few", "any", "any", "0..9"),
                row(INPUTS, "many", "any", "any", "10..1000"),
                row(INPUTS, "unknown", "any", "any", "none")));

        assertThat(answer(table, Map.of("kind", "lamp", "severity", "urgent", "people", 9L)))
                .isEqualTo("few");
        assertThat(answer(table, Map.of("kind", "lamp", "severity", "urgent", "people", 10L)))
                .isEqualTo("many");
        assertThat(answer(table, Map.of("kind", "lamp", "severity", "urgent", "people", 1000L)))
                .isEqualTo("many");
        assertThat(answer(table, Map.of("kind", "lamp", "severity", "urgent"))).isEqualTo("unknown");
        assertThat(table.findings()).isEmpty();
    }

    @Test
    void anAnswerThatTheTableDoesNotKnowFitsOnlyRowsThatDoNotAsk() {
        var table =
                first(List.of(row(INPUTS, "street", "street", "any", "any"), row(INPUTS, "rest", "any", "any", "any")));

        assertThat(answer(table, Map.of("kind", "abolished", "severity", "urgent")))
                .isEqualTo("rest");
        assertThat(answer(table, Collections.singletonMap("kind", null))).isEqualTo("rest");
    }

    @Test
    void aDecisionSaysItsRowAndWhatTheRowAsked() {
        var table = first(List.of(
                row(INPUTS, "now", "light", "urgent", "any"), row(INPUTS, "later", "any", "pressing,urgent", "0..5")));

        var decision = table.decide(Map.of("kind", "stall", "severity", "urgent", "people", 3))
                .orElseThrow();

        assertThat(decision.row()).isEqualTo(2);
        assertThat(decision.because())
                .containsExactly(Map.entry("severity", "pressing,urgent"), Map.entry("people", "0..5"));
    }

    @Test
    void aTableWithoutInputsSaysAlwaysTheSame() {
        var table =
                new DecisionTable<>(List.of(), HitPolicy.UNIQUE, List.of(new DecisionTable.Row<>(List.of(), "always")));

        assertThat(answer(table, Map.of())).isEqualTo("always");
        assertThat(table.findings()).isEmpty();
        assertThat(new DecisionTable<String>(List.of(), HitPolicy.UNIQUE, List.of()).findings())
                .containsExactly(new Hole("anything"));
    }

    @Test
    void namesTwoRowsThatBothAnswerAndWhat() {
        var table = new DecisionTable<>(
                INPUTS,
                HitPolicy.UNIQUE,
                List.of(
                        row(INPUTS, "a", "street", "any", "any"),
                        row(INPUTS, "b", "light,other", "any", "any"),
                        row(INPUTS, "c", "parking,lamp", "urgent", "any")));

        assertThat(table.findings())
                .containsExactly(
                        new Conflict(3, 1, "kind: parking; severity: urgent"),
                        new Conflict(3, 2, "kind: lamp; severity: urgent"));
    }

    @Test
    void namesARowThatTheOnesBeforeItTogetherCover() {
        var table = first(List.of(
                row(INPUTS, "a", "street,light", "ordinary", "any"),
                row(INPUTS, "b", "any", "pressing,urgent", "any"),
                row(INPUTS, "c", "parking,pole", "any", "0..10"),
                row(INPUTS, "d", "any", "any", "any")));

        assertThat(table.findings()).containsExactly(new Shadowed(3, List.of(1, 2)));
    }

    @Test
    void namesAHoleByAnExample() {
        var table = first(List.of(
                row(INPUTS, "a", "street", "any", "any"),
                row(INPUTS, "b", "any", "urgent", "any"),
                row(INPUTS, "c", "lamp,pole", "any", "0..99,none")));

        assertThat(table.findings())
                .containsExactly(
                        new Hole("kind: other; severity: ordinary, pressing"),
                        new Hole("kind: lamp, pole; severity: ordinary, pressing; people: 100..1000"));
    }

    @Test
    void refusesMoreThanItWillLookAt() {
        var rows = Collections.nCopies(DecisionTable.MOST_ROWS + 1, row(INPUTS, "a", "any", "any", "any"));

        assertThatThrownBy(() -> new DecisionTable<>(INPUTS, HitPolicy.FIRST, rows))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static DecisionTable<String> first(List<DecisionTable.Row<String>> rows) {
        return new DecisionTable<>(INPUTS, HitPolicy.FIRST, rows);
    }
}
