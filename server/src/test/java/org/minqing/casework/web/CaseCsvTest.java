package org.minqing.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet makes of a cell. */
class CaseCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void aCellThatBeginsLikeAFormulaStaysText(String text) {
        assertThat(CaseCsv.cell(text).replace("\"", "")).startsWith("'").contains(text);
    }

    @Test
    void quotesWhatWouldBreakTheRow() {
        assertThat(CaseCsv.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(CaseCsv.cell("say \"yes\"")).isEqualTo("\"say \"\"yes\"\"\"");
        assertThat(CaseCsv.cell("=\"a\",b")).isEqualTo("\"'=\"\"a\"\",b\"");
    }

    @Test
    void leavesPlainWordsAlone() {
        assertThat(CaseCsv.cell("可塘镇 长桥村")).isEqualTo("可塘镇 长桥村");
        assertThat(CaseCsv.cell("")).isEmpty();
    }
}
