package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.area.Fault;

class RarerFaultsTest {

    /** Each line breaks the inspection in one way: the words, what stands instead, the fault and where it stands. */
    private static final String MISTAKES = """
            kind: end ¦ kind: work ¦ flow.no-end ¦ /states
            to: visited ¦ to: judged ¦ state.unreachable ¦ /states/visited
            by: grid-worker@small-grid ¦ by: anyone\\n    assign: actor ¦ action.assign-actor ¦ /actions/look
            by: grid-worker@small-grid ¦ by: reporter ¦ action.start-by ¦ /actions/look
            by: grid-worker@small-grid ¦ by: grid-worker@small-grid\\n    assign: [] ¦ assign.empty ¦ /actions/look/assign
            keep: 30 days, then: erase ¦ keep: 30 days, then: erase, read-by: anyone ¦ retention.read-by ¦ /retention/short/read-by
            names: {zh: 照片, en: Photo} ¦ names: {zh: 照片, en: Photo}\\n    retention: report ¦ retention.open ¦ /fields/photo/retention
            names: {zh: 照片, en: Photo} ¦ names: {zh: 照片, en: Photo, English: Photo} ¦ text.language ¦ /fields/photo/names/English
            needs: [passed] ¦ needs: [] ¦ field.unused ¦ /fields/passed
            not-after: visit ¦ not-after: [] ¦ flow.second-person ¦ /actions/close
            main-line: [look, judge, visit, close] ¦ main-line: [look, judge, visit] ¦ flow.main-line ¦ /main-line
            main-line: [look, judge, visit, close] ¦ main-line: [] ¦ flow.main-line ¦ /main-line
            retention: short ¦ retention: shorter ¦ retention.unknown ¦ /fields/opened/retention
            least: 1\\n    most: 30 ¦ least: 30\\n    most: 1 ¦ scenario.range ¦ /fields/floors
            most: 3\\n    retention: report ¦ most: 3\\n    open: true ¦ field.open-text ¦ /fields/people/fields/name/open
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '^', textBlock = MISTAKES)
    void namesEachMistakeAtItsPlace(String words, String instead, String code, String path) {
        assertThat(Inspection.faultsWith(unfolded(words), unfolded(instead))).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.path()).isEqualTo(path);
        });
    }

    @Test
    void refusesAChoiceWithoutOptionsAndOneNestedTooDeeply() {
        var deep = new StringBuilder("- {code: a0, names: {zh: 甲, en: A}");
        for (var level = 1; level < 8; level++) {
            deep.append(", under: [{code: a%d, names: {zh: 甲, en: A}".formatted(level));
        }
        deep.append("}]".repeat(7)).append("}");

        assertThat(Inspection.faultsWith("    options:\n", "    options:\n      " + deep + "\n"))
                .extracting(Fault::code)
                .contains("scenario.too-deep");
        assertThat(ScenarioReaderTest.faults(Inspection.TEXT.replaceAll("(?s)    options:.*?  floors:", "  floors:")))
                .extracting(Fault::code)
                .contains("field.no-options");
    }

    @Test
    void refusesTextsThatNobodyReads() {
        assertThat(Inspection.faultsWith("en: Photo}", "en: " + "Photo ".repeat(400) + "}"))
                .extracting(Fault::code)
                .contains("text.too-long");
    }

    private static String unfolded(String words) {
        return words.replace("\\n", "\n");
    }
}
