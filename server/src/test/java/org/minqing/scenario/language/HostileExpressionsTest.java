package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.minqing.area.Fault;

class HostileExpressionsTest {

    private static final String PLACE = "required-when: answers.kind == 'lodging'";

    @Test
    void refusesWhatWouldKeepTheServerBusyWithinBounds() {
        var all = "answers.people.all(x, ";
        var nested = all.repeat(8) + "true" + ")".repeat(8);
        var lists = "[1,2,3,4,5,6,7,8,9].map(x, ".repeat(6) + "x" + ")".repeat(6) + ".size() > 0";
        var brackets = "(".repeat(900) + "true" + ")".repeat(900);
        var longOne = "answers.kind == 'a' || ".repeat(400) + "true";

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (var expression : List.of(nested, lists, brackets, longOne)) {
                assertThat(codes(PLACE, "required-when: \"" + expression + "\""))
                        .as(expression.substring(0, 40))
                        .contains("expression.too-costly");
            }
        });
    }

    @Test
    void refusesMoreExpressionsThanAFileMayHold() {
        var many = new StringBuilder();
        for (var number = 0; number < 110; number++) {
            many.append(
                    "  f%d: {type: boolean, retention: report, concept: record, names: {zh: 甲, en: A}, visible-when: true,"
                            .formatted(number));
            many.append(" required-when: true, constraint: {holds: true, words: {zh: 甲, en: A}}}\n");
        }

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThat(Inspection.faultsWith("  phone:\n", many + "  phone:\n"))
                        .anySatisfy(fault -> assertThat(fault.message()).contains("more than 300 expressions")));
    }

    @Test
    void refusesChoicesThatGrowByNesting() {
        var leaves = new StringBuilder();
        for (var group = 0; group < 60; group++) {
            leaves.append("      - code: g%d%n        names: {zh: 甲, en: A}%n        under:%n".formatted(group));
            for (var leaf = 0; leaf < 60; leaf++) {
                leaves.append("          - {code: g%d-%d, names: {zh: 甲, en: A}}%n".formatted(group, leaf));
            }
        }

        assertThat(codes("    options:\n", "    options:\n" + leaves)).contains("scenario.too-much");
    }

    private static List<String> codes(String words, String others) {
        return Inspection.faultsWith(words, others).stream().map(Fault::code).toList();
    }
}
