package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a scenario may say that it seals its reporter. */
class ReporterFaultsTest {

    private static final String FILE = "shanwei/scenarios/unit-complaint.yaml";

    /** Each line breaks the complaint in one way: the words, what stands instead, the fault and where. */
    private static final String MISTAKES = """
            sealed: contact ¦ sealed: moon ¦ retention.unknown ¦ /reporter/sealed
            sealed: contact ¦ sealed: complaint ¦ reporter.archived ¦ /reporter/sealed
            sealed: contact ¦ sealed: contact\\n  colour: red ¦ scenario.key-unknown ¦ /reporter/colour
            precision: grid ¦ precision: exact\\n  open: true ¦ reporter.open-place ¦ /place
                needs: [plan]\\n ¦     needs: [plan]\\n    calls: {more: {scenario: general-event, with: {kind: "'exposed-waste'"}}}\\n ¦ reporter.calls ¦ /actions/accept/calls
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '^', ignoreLeadingAndTrailingWhitespace = true, textBlock = MISTAKES)
    void namesEachMistakeAtItsPlace(String words, String instead, String code, String path) {
        var text = ShippedScenarios.text(FILE);
        var before = words.replace("\\n", "\n");
        assertThat(text).contains(before);

        assertThat(ScenarioReaderTest.faults(text.replace(before, instead.replace("\\n", "\n"))))
                .anySatisfy(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.path()).isEqualTo(path);
                });
    }

    @Test
    void readsWithWhatItIsForgotten() {
        assertThat(ShippedScenarios.read(ShippedScenarios.document(FILE)).reporterSealedWith())
                .contains("contact");
        assertThat(ShippedScenarios.generalEvent().reporterSealedWith()).isEmpty();
    }
}
