package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.area.Fault;
import org.minqing.area.Faults;
import org.minqing.scenario.Scenario;

/** What is refused of a call: alone, and beside the scenario that it calls. */
class CallFaultsTest {

    private static final String EXITS = "/actions/find-faults/calls/exits";

    /** Each line breaks the inspection in one way: the words, what stands instead, the fault and where it stands. */
    private static final String MISTAKES = """
            exits:\\n        scenario: general-event ¦ exits:\\n        scenario: no-such ¦ call.unknown ¦ /scenario
            description: "'场所巡查发现：疏散通道不畅通。整改要求：' + answers.to_correct" ¦ reason: "'示例'" ¦ call.not-mapped ¦
            kind: "'blocked-fire-lane'" ¦ kind: "'blocked-lane'" ¦ call.kind ¦ /with/kind
            kind: "'blocked-fire-lane'" ¦ kind: "1 + 1" ¦ call.kind ¦ /with/kind
            kind: "'blocked-fire-lane'" ¦ kind: "answers.to_correct" ¦ call.open-from-sealed ¦ /with/kind
            kind: "'blocked-fire-lane'" ¦ kind: "'blocked-fire-lane'"\\n          colour: "'red'" ¦ call.field-unknown ¦ /with/colour
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '^', textBlock = MISTAKES)
    void namesEachMistakeAtItsPlace(String words, String instead, String code, String path) {
        var inspection = inspection();
        assertThat(inspection).contains(unfolded(words));

        assertThat(beside(inspection.replace(unfolded(words), unfolded(instead)), ShippedScenarios.generalEvent()))
                .anySatisfy(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.path()).isEqualTo(EXITS + (path == null ? "" : path));
                });
    }

    @Test
    void theShippedCallsFit() {
        assertThat(beside(inspection(), ShippedScenarios.generalEvent())).isEmpty();
    }

    @Test
    void whoTakesTheStepMayReportThere() {
        var general = ShippedScenarios.read(ShippedScenarios.generalEventWith(
                "to: reported\n    by: anyone", "to: reported\n    by: village-officer@village"));

        assertThat(beside(inspection(), general)).extracting(Fault::code).contains("call.not-theirs");
    }

    @Test
    void callsThatComeBackToTheCallerAreRefused() {
        var back = ShippedScenarios.read(ShippedScenarios.generalEventWith(
                "  start:\n    names: {zh: 开始处置, en: Start}\n    from: received\n",
                "  start:\n    names: {zh: 开始处置, en: Start}\n    from: received\n"
                        + "    calls: {again: {scenario: place-inspection, with: {place-name: \"'示例'\"}}}\n"));

        assertThat(beside(inspection(), back)).extracting(Fault::code).contains("call.circle");
    }

    @Test
    void aCallLooksAtAnswersAndGroupsThatItsActionHas() {
        assertThat(ScenarioReaderTest.faults(
                        inspection().replace("when: \"!answers.exits_clear\"", "for-each: hazard")))
                .extracting(Fault::code)
                .contains("call.each");
        assertThat(ScenarioReaderTest.faults(
                        inspection().replace("when: \"!answers.exits_clear\"", "when: \"case.round > 1\"")))
                .extracting(Fault::code)
                .contains("call.asks-for-case");
    }

    private static List<Fault> beside(String inspection, Scenario general) {
        var document = ShippedScenarios.parsed("place-inspection.yaml", inspection);
        var scenario = ShippedScenarios.read(document);
        var faults = new Faults();
        new CallCheck(List.of(scenario, general)).check(scenario, document, faults);
        return faults.all();
    }

    private static String inspection() {
        return ShippedScenarios.text("shanwei/scenarios/place-inspection.yaml");
    }

    private static String unfolded(String words) {
        return words.replace("\\n", "\n");
    }
}
