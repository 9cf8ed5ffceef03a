package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.minqing.area.Document;
import org.minqing.area.Fault;
import org.minqing.area.Faults;

/**
 * A scenario that somebody wrote from {@code docs/scenario-language.md} alone, in three attempts, none of which is
 * touched up here. What the author could not know is said by the check in words that lead on, and each attempt that
 * follows those words is one nearer.
 */
class WrittenFromTheDocsTest {

    @Test
    void theFirstAttemptIsToldTheOneRuleThatItBreaks() throws IOException {
        assertThat(faults("first"))
                .extracting(Fault::code, Fault::path, Fault::fix)
                .containsExactly(tuple("action.once-per-unit", "/actions/object", "Let only posts take “object”"));
    }

    @Test
    void theSecondIsToldWhichAnswerItsStoryGetsWrong() throws IOException {
        assertThat(faults("second"))
                .extracting(Fault::code, Fault::message)
                .containsExactly(
                        tuple(
                                "story.failed",
                                "In “boat-moved-to-relatives” this step is refused as “field.range” of “fields.remaining”,"
                                        + " “field.constraint” of “fields.moved-persons”, and is told to be refused as “field.constraint”"));
    }

    @Test
    void theThirdIsRight() throws IOException {
        assertThat(faults("third")).isEmpty();
    }

    private static List<Fault> faults(String attempt) throws IOException {
        var faults = new Faults();
        var scenario = new ScenarioReader(ShippedScenarios.WORDS).read(document(attempt + ".yaml"), faults);
        if (faults.isEmpty()) {
            var played = Stories.play(scenario.orElseThrow(), document(attempt + ".stories.yaml"), faults);
            assertThat(played.percent()).isGreaterThan(90);
        }
        return faults.all();
    }

    private static Document document(String name) throws IOException {
        try (var file = WrittenFromTheDocsTest.class.getResourceAsStream("/from-the-docs/" + name)) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Document.read(name, text, new Faults()).orElseThrow();
        }
    }
}
