package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.scenario.About.Whom;

/** How a scenario says whom its cases are about, so that nobody of them learns of it. */
class AboutFaultsTest {

    private static final String FILE = "shanwei/scenarios/unit-complaint.yaml";

    /** Each line breaks the complaint in one way: the words, what stands instead, the fault and where. */
    private static final String MISTAKES = """
              field: whom ¦   field: nobody ¦ about.not-asked ¦ /about/field
              field: whom ¦   field: matter ¦ about.kind ¦ /about/field
              field: whom ¦   field: finding ¦ about.not-asked ¦ /about/field
              field: whom ¦   field: finding ¦ about.asked-again ¦ /about/field
            names: {zh: 投诉对象, en: Whom it is about} ¦ names: {zh: 投诉对象, en: Whom it is about}\\n    visible-when: answers.conduct == 'delay' ¦ about.not-asked ¦ /about/field
            answered-at: county ¦ answered-at: moon ¦ about.level ¦ /about/answered-at
            grid-posts: {level: small-grid} ¦ grid-posts: {level: moon} ¦ about.level ¦ /about/units/grid-posts/level
            {level: town, department: urban} ¦ {level: town, department: moon} ¦ about.department ¦ /about/units/town-urban/department
            {level: town, role: duty-officer} ¦ {level: village, role: duty-officer} ¦ about.role ¦ /about/units/town-duty/role
                town-office: {level: town}\\n    county-command: ¦ county-command: ¦ about.unit-missing ¦ /about/units
                town-office: {level: town}\\n ¦     town-office: {level: town}\\n    moon: {level: town}\\n ¦ about.unit-unknown ¦ /about/units/moon
            grid-posts: {level: small-grid} ¦ grid-posts: {level: small-grid, colour: red} ¦ scenario.key-unknown ¦ /about/units/grid-posts/colour
                needs: [plan]\\n ¦     needs: [plan]\\n    calls: {more: {scenario: general-event, with: {kind: "'exposed-waste'"}}}\\n ¦ about.calls ¦ /actions/accept/calls
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '^', ignoreLeadingAndTrailingWhitespace = true, textBlock = MISTAKES)
    void namesEachMistakeAtItsPlace(String words, String instead, String code, String path) {
        var text = ShippedScenarios.text(FILE);
        var before = words.replace("\\n", "\n");
        assertThat(text).contains(before);
        var after = instead == null ? "" : instead.replace("\\n", "\n");

        assertThat(ScenarioReaderTest.faults(text.replace(before, after))).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.path()).isEqualTo(path);
        });
    }

    @Test
    void readsWhomEachChoiceMeans() {
        var about =
                ShippedScenarios.read(ShippedScenarios.document(FILE)).about().orElseThrow();

        assertThat(about.whom(Map.of("whom", "town-urban")))
                .contains(new Whom("town", Optional.of("urban"), Optional.empty()));
        assertThat(about.whom(Map.of())).isEmpty();
        assertThat(ShippedScenarios.generalEvent().about()).isEmpty();
    }
}
