package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.scenario.Clock;

/** When a scenario may call itself one of emergencies. */
class EmergencyFaultsTest {

    private static final String FILE = "shanwei/scenarios/epidemic-lead.yaml";

    /** Each line breaks the epidemic lead in one way: the words, what stands instead, the fault and where. */
    private static final String MISTAKES = """
            order-longest: 60 days ¦ order-longest: 61 days ¦ emergency.too-long ¦ /emergency/order-longest
            order-longest: 60 days ¦ order-longest: 1 month ¦ emergency.too-long ¦ /emergency/order-longest
            order-longest: 60 days ¦ order-longest: a while ¦ retention.period ¦ /emergency/order-longest
              keep: 30 days\\n  then: end-with-order ¦   keep: 2 years\\n  then: end-with-order ¦ emergency.too-long ¦ /emergency/keep
            then: end-with-order ¦ then: sleep ¦ emergency.then ¦ /emergency/then
            then: end-with-order ¦ then: settle ¦ emergency.then ¦ /emergency/then
            then: end-with-order ¦ colour: red ¦ scenario.key-unknown ¦ /emergency/colour
                then: erase ¦     then: archive ¦ emergency.archived ¦ /retention/emergency/then
            from: [taken-in, deduplicated, judged, ¦ from: [deduplicated, judged, ¦ emergency.then ¦ /emergency/then
                to: order-over\\n    by: time ¦     to: order-over\\n    by: duty-officer@town ¦ emergency.then ¦ /emergency/then
                to: order-over\\n    by: time ¦     to: order-over\\n    by: time\\n    needs: [reason] ¦ emergency.then ¦ /emergency/then
                to: order-over\\n    by: time ¦     to: judged\\n    by: time ¦ emergency.then ¦ /emergency/then
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '^', ignoreLeadingAndTrailingWhitespace = true, textBlock = MISTAKES)
    void refusesWhatWouldOutliveItsOrder(String words, String instead, String code, String path) {
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
    void whatEndsWithTheOrderEndsEveryClock() {
        var scenario = ShippedScenarios.read(ShippedScenarios.document(FILE));

        assertThat(scenario.clocks())
                .isNotEmpty()
                .extracting(Clock::endsAt)
                .allSatisfy(end -> assertThat(end.actions()).contains("end-with-order"));
    }

    @Test
    void aScenarioOfOrdinaryTimesNeedsNoOrder() {
        assertThat(ShippedScenarios.generalEvent().emergency()).isEmpty();
    }
}
