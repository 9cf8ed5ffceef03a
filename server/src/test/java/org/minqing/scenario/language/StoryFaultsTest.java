package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.area.Fault;
import org.minqing.area.Faults;
import org.minqing.scenario.Scenario;

class StoryFaultsTest {

    private static final String VISITS_THE_SAMPLE =
            Inspection.TEXT.replace("answers.passed || answers.floors > 1", "\"'visit' in case.sampled\"");

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "[visit] | comes-to: visited",
                "[] | refused: guard",
            })
    void putsTheCaseInTheSamplesThatTheStoryNames(String sampled, String expected) {
        var story = """
                cast: {worker: [grid-worker@small-grid], officer: [duty-officer@town]}
                stories:
                  - story: one
                    sampled: %s
                    steps:
                      - {who: worker, does: look, with: {kind: shop, photo: [one]}, comes-to: seen}
                      - {who: officer, does: judge, with: {passed: true}, comes-to: judged}
                      - {who: officer, does: visit, %s}
                """.formatted(sampled, expected);

        assertThat(played(ShippedScenarios.read(ShippedScenarios.parsed("inspection.yaml", VISITS_THE_SAMPLE)), story))
                .isEmpty();
    }

    @Test
    void refusesSamplesThatNoCaseIsIn() {
        var story = """
                cast: {worker: [grid-worker@small-grid]}
                stories:
                  - story: one
                    sampled: [visit, vist]
                    steps:
                      - {who: worker, does: look, with: {kind: shop}, comes-to: seen}
                """;

        assertThat(played(Inspection.scenario(), story))
                .extracting(Fault::code, Fault::path)
                .containsExactly(tuple("story.sampled", "/stories/0/sampled"));
    }

    private static List<Fault> faults(String step) {
        var text = "cast:\n  worker: [grid-worker@small-grid]\nstories:\n  - story: one\n    steps:\n      - " + step;
        return played(Inspection.scenario(), text);
    }

    private static List<Fault> played(Scenario scenario, String stories) {
        var faults = new Faults();
        Stories.play(scenario, ShippedScenarios.parsed("one.stories.yaml", stories), faults);
        return faults.all();
    }
}
