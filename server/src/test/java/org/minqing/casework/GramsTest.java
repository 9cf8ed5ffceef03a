package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GramsTest {

    @Test
    void aTextIsFoundByEachPairOfNeighbouringSigns() {
        assertThat(Grams.of("桥下积水")).containsExactly("桥\u0001下", "下\u0001积", "积\u0001水");
    }

    @Test
    void whatIsWrittenWithOtherLettersIsOneSignAndFoundByItself() {
        assertThat(Grams.of("A3区大道")).containsExactly("a3", "a3\u0001区", "区\u0001大", "大\u0001道");
        assertThat(Grams.of("Ｗｉ－Ｆｉ")).containsExactly("wi", "fi");
    }

    @Test
    void signsAreNoNeighboursAcrossAComma() {
        assertThat(Grams.of("停水，路")).containsExactly("停\u0001水");
    }

    @Test
    void aWordThatATextHasIsAlwaysFoundInIt() {
        var text = "示例：4号线站台积水 20cm，行人绕行。";
        for (var word : new String[] {"4号线", "站台", "积水", "20cm", "行人绕行", "号线站"}) {
            assertThat(Grams.of(text)).as(word).containsAll(Grams.of(word));
        }
    }

    @Test
    void oneChineseSignAloneFindsNothing() {
        assertThat(Grams.of("水")).isEmpty();
        assertThat(Grams.of("")).isEmpty();
    }
}
