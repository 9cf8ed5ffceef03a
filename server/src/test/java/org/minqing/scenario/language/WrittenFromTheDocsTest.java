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
 * Two scenarios that somebody wrote from {@code docs/scenario-language.md} alone. What the author wrote stands as it came,
 * but for the line {@code concept} beside fields about a person: the list of concepts is younger than the files.
 *
 * <p>The first, on moving people before a typhoon, took three attempts. What the author could not know is said by the check in words that lead on, and each attempt that
 * follows those words is one nearer. The rules on objections are younger than the files: today's check has four things to
 * say of the step {@code send-back}, each with a way out.
 *
 * <p>The second, on unpaid wages, was written by another after the document had learned from the first. The scenario had no
 * fault when it was first checked. Its stories had ten, all for one reason: a story did not look at the department of a
 * post when it gave a case. Now it does, as dispatch does, and they are right as they were first written.
 */
class WrittenFromTheDocsTest {

    private static final Vocabulary WORDS = ShippedScenarios.WORDS;

    @Test
    void theFirstAttemptIsToldTheOneRuleThatItBreaks() throws IOException {
        assertThat(faults("first"))
                .filteredOn(fault -> !isYounger(fault))
                .extracting(Fault::code, Fault::path, Fault::fix)
                .containsExactly(tuple("action.once-per-unit", "/actions/object", "Let only posts take “object”"));
    }

    @Test
    void theSecondIsToldWhichAnswerItsStoryGetsWrong() throws IOException {
        assertThat(faults("second")).allMatch(WrittenFromTheDocsTest::isYounger);
        assertThat(played("second"))
                .extracting(Fault::code, Fault::message)
                .containsExactly(
                        tuple(
                                "story.failed",
                                "In “boat-moved-to-relatives” this step is refused as “field.range” of “fields.remaining”,"
                                        + " “field.constraint” of “fields.moved-persons”, and is told to be refused as “field.constraint”"));
    }

    @Test
    void theThirdWasRightAndIsToldOfTheRulesThatCameLater() throws IOException {
        assertThat(played("third")).isEmpty();
        assertThat(faults("third"))
                .extracting(Fault::code, Fault::path, Fault::fix)
                .containsExactly(
                        tuple(
                                "assign.let-go",
                                "/actions/send-back",
                                "Leave “assign” out: who has the case keeps it until it is decided"),
                        tuple(
                                "objection.undecided",
                                "/actions/send-back",
                                "Let a clock start there and name under “then” an action by time"),
                        tuple("objection.own-judge", "/actions/dispatch", "Write not-after: [send-back]"),
                        tuple("objection.own-judge", "/actions/stand-down", "Write not-after: [send-back]"));
    }

    @Test
    void theOtherAuthorsFirstAttemptIsRightAndTakesEveryTransition() throws IOException {
        assertThat(faults("wage-arrears")).isEmpty();
        assertThat(played("wage-arrears")).isEmpty();
    }

    private static boolean isYounger(Fault fault) {
        return fault.code().startsWith("objection.") || fault.code().equals("assign.let-go");
    }

    private static List<Fault> faults(String attempt) throws IOException {
        var faults = new Faults();
        new ScenarioReader(WORDS).read(document(attempt + ".yaml"), faults);
        return faults.all();
    }

    /** Its stories, by the scenario as it was published then. */
    private static List<Fault> played(String attempt) throws IOException {
        var faults = new Faults();
        var scenario = new ScenarioReader(Vocabulary.ANY).read(document(attempt + ".yaml"), faults);
        assertThat(faults.all()).isEmpty();
        var played = Stories.play(scenario.orElseThrow(), document(attempt + ".stories.yaml"), faults);
        assertThat(played.percent()).isEqualTo(100);
        return faults.all();
    }

    private static Document document(String name) throws IOException {
        try (var file = WrittenFromTheDocsTest.class.getResourceAsStream("/from-the-docs/" + name)) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Document.read(name, text, new Faults()).orElseThrow();
        }
    }
}
