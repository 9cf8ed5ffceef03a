package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.casework.WrittenTexts.Named;
import org.minqing.casework.WrittenTexts.Written;
import tools.jackson.databind.json.JsonMapper;

/**
 * How much of what tells who somebody is is found in sentences that were made without knowing how it is looked for, and how
 * often something is found where nobody is named.
 */
class NamedOthersTest {

    private static final int MANY = 2_000;
    private static final Set<Named> NUMBERS = EnumSet.of(Named.TELEPHONE, Named.IDENTITY, Named.CARD, Named.PLATE);

    @ParameterizedTest
    @EnumSource(names = {"TELEPHONE", "IDENTITY", "CARD", "PLATE"})
    void numbersThatBelongToSomebodyAreFoundAndCoveredWhole(Named kind) {
        var texts = new WrittenTexts(kind.ordinal() + 11L).of(kind, MANY);

        var missed = texts.stream().filter(text -> !isCovered(text)).toList();

        assertThat(missed.size())
                .as(() -> "missed, such as " + missed.getFirst())
                .isLessThanOrEqualTo(MANY / 100);
    }

    /** A form is tried only where a text has the digits or words for it: what has just these is still found. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "99000019800101008X",
                "300000000000007",
                "13800138000",
                "012-2345678",
                "电话0122345678",
                "617-635-4500",
                "+1 23 45 67",
                "123-45-6789",
                "粤B·AAAA1",
                "plate ABC1",
                "姓名王小",
                "叫王小",
                "王小的手机",
                "he named Ann Lee",
                "name is Ann Lee",
                "Owner Ann Lee",
                "Ms Lee",
                "Ann Lee's car",
                "１３８００１３８０００"
            })
    void findsWhatHasNoSignMoreThanItsForm(String text) {
        assertThat(NamedOthers.in(text)).isTrue();
        assertThat(NamedOthers.covered(text)).contains("▇▇▇");
    }

    /** Names that no such word announces are not found, and nobody says that they were. */
    @Test
    void mostNamesBehindTheirWordsAreFoundAndThoseThatStandAloneAreNot() {
        assertThat(recall(Named.NAME_BEHIND_A_WORD)).isBetween(0.75, 1.0);
        assertThat(recall(Named.NAME_ALONE)).isLessThan(0.1);
    }

    @Test
    void hardlyAnythingIsFoundWhereNobodyIsNamed() {
        var texts = new WrittenTexts(7).of(Named.NOBODY, 2 * MANY);

        var wrong = texts.stream().map(Written::text).filter(NamedOthers::in).toList();

        assertThat(wrong.size()).as(() -> "found, such as " + wrong.getFirst()).isLessThanOrEqualTo(2 * MANY / 100);
    }

    /** Half of the texts name somebody by a number, half nobody. */
    @Test
    void whatIsFoundIsNearlyAlwaysSomebodysNumber() {
        var found = 0;
        var right = 0;
        for (var kind : Named.values()) {
            var many = NUMBERS.contains(kind) ? MANY : kind == Named.NOBODY ? MANY * NUMBERS.size() : 0;
            for (var text : new WrittenTexts(kind.ordinal() + 101L).of(kind, many)) {
                found += NamedOthers.in(text.text()) ? 1 : 0;
                right += NamedOthers.in(text.text()) && NUMBERS.contains(kind) ? 1 : 0;
            }
        }
        assertThat((double) right / found).isGreaterThan(0.98);
    }

    /** The form in the browser is tried with the same ones. */
    @Test
    void onlyWhatTellsItIsCovered() throws IOException {
        try (var examples = Objects.requireNonNull(getClass().getResourceAsStream("/casework/named-others.json"))) {
            var all = new JsonMapper().readTree(examples);
            assertThat(all).hasSizeGreaterThan(30);
            all.forEach(example -> assertThat(NamedOthers.covered(example.get(0).asString()))
                    .isEqualTo(example.get(1).asString()));
        }
    }

    private static double recall(Named kind) {
        var texts = new WrittenTexts(kind.ordinal() + 31L).of(kind, MANY);
        return (double) texts.stream().filter(NamedOthersTest::isCovered).count() / MANY;
    }

    private static boolean isCovered(Written text) {
        return !NamedOthers.covered(text.text()).contains(text.secret());
    }
}
