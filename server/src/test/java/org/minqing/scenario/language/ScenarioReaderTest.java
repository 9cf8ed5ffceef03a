package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minqing.area.Fault;
import org.minqing.area.Faults;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.FormView;
import org.minqing.scenario.State;

class ScenarioReaderTest {

    @Test
    void readsTheGeneralEventAsItStands() {
        var scenario = ShippedScenarios.generalEvent();

        assertThat(scenario.id()).isEqualTo("general-event");
        assertThat(scenario.version()).matches("[0-9a-f]{64}");
        assertThat(scenario.names().in("zh")).isEqualTo("一般事件");
        assertThat(scenario.flow().states()).hasSize(20);
        assertThat(scenario.flow().state("void").orElseThrow().kind()).isEqualTo(State.Kind.END);
        var kind = (FieldType.Choice) scenario.field("kind").orElseThrow().type();
        assertThat(kind.leaves()).hasSizeGreaterThanOrEqualTo(25).containsKey("road-flooding");
        assertThat(scenario.form().questions())
                .extracting(question -> question.field().id())
                .containsExactly(
                        "kind",
                        "severity",
                        "in-danger",
                        "water-depth",
                        "facility-number",
                        "description",
                        "contact",
                        "photos");
    }

    @Test
    void tellsWhichAnswerStandsAsACodeOnTheThing() {
        assertThat(FormView.of(ShippedScenarios.generalEvent().form()))
                .filteredOn(field -> Boolean.TRUE.equals(field.scan()))
                .extracting(FormView::id)
                .containsExactly("facility-number");
        var text = ShippedScenarios.text("shanwei/scenarios/general-event.yaml");
        assertThat(faults(text.replace("scan: true", "scan: often")))
                .extracting(Fault::path)
                .containsExactly("/fields/facility-number/scan");
        assertThat(faults(text.replace("type: boolean", "type: boolean\n    scan: true")))
                .as("only what is written")
                .isNotEmpty();
    }

    @Test
    void theVersionIgnoresLayoutAndCommentsButNoWord() {
        var text = ShippedScenarios.text("shanwei/scenarios/general-event.yaml");

        assertThat(version("# a comment\n" + text + "\n\n")).isEqualTo(version(text));
        assertThat(version(text.replace("keep: 3 years", "keep: 4 years"))).isNotEqualTo(version(text));
    }

    @Test
    void theNormalisedTextReadsBackAsTheSameVersion() {
        var normalised = Normalised.of(ShippedScenarios.generalEventFile());

        assertThat(version(normalised.json())).isEqualTo(normalised.version());
    }

    private static String version(String text) {
        return Normalised.of(ShippedScenarios.parsed("a.yaml", text)).version();
    }

    static List<Fault> faults(String text) {
        var faults = new Faults();
        new ScenarioReader(ShippedScenarios.WORDS).read(ShippedScenarios.parsed("a.yaml", text), faults);
        return faults.all();
    }
}
