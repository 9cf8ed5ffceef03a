package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.area.Fault;
import org.minqing.area.Faults;

class StoryFaultsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{who: worker, does: look, with: {kind: shop}, comes-to: closed} | story.failed",
                "{who: worker, does: look, with: {kind: shop}, refused: guard} | story.failed",
                "{who: nobody, does: look, with: {kind: shop}, comes-to: seen} | story.cast",
                "{who: worker, does: look, with: {kind: shop}} | story.expects",
                "{who: worker, does: look, with: {kind: shop}, comes-to: seen, refused: guard} | story.expects",
            })
    void saysWhatIsWrongWithAStory(String step, String code) {
        assertThat(faults(step)).extracting(Fault::code).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{who: worker, does: look, with: {kind: shop, people: [{name: 示例, age: 8, guardian: 示例}]}, comes-to: seen}",
                "{who: worker, does: look, with: {kind: shop, area: 10.25}, comes-to: seen}",
                "{who: worker, does: look, with: {kind: shop, phone: '1'}, refused: field.hidden}",
            })
    void tellsOfRowsDecimalsAndHiddenFields(String step) {
        assertThat(faults(step)).isEmpty();
    }

    private static List<Fault> faults(String step) {
        var text = "cast:\n  worker: [grid-worker@small-grid]\nstories:\n  - story: one\n    steps:\n      - " + step;
        var faults = new Faults();
        Stories.play(Inspection.scenario(), ShippedScenarios.parsed("one.stories.yaml", text), faults);
        return faults.all();
    }
}
