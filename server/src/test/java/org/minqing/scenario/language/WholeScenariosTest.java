package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.area.Fault;
import org.minqing.area.Faults;
import org.minqing.scenario.Action;
import org.minqing.scenario.Form;
import org.minqing.scenario.Rules;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.State;

/** The five scenarios of the city are whole: enough is asked, there is a way to say no, and every limit names its document. */
class WholeScenariosTest {

    @ParameterizedTest
    @ValueSource(strings = {"general-event", "epidemic-lead", "dispute", "place-inspection", "rural-house"})
    void asksEnoughEndsInMoreThanOneWayAndIsToldInStories(String id) {
        var scenario = scenario(id);

        assertThat(scenario.fields()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(scenario.fields())
                .filteredOn(field -> depends(field.rules()))
                .as("fields that depend on other answers")
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(scenario.flow().states()).filteredOn(State::isEnd).hasSizeGreaterThanOrEqualTo(2);
        assertThat(scenario.clocks())
                .isNotEmpty()
                .allSatisfy(clock -> assertThat(clock.limits().rows())
                        .allSatisfy(row -> assertThat(row.output().source().byLanguage())
                                .containsOnlyKeys("zh", "en")
                                .allSatisfy((_, words) -> assertThat(words).isNotBlank())));
        assertThat(stories(id)).hasSizeGreaterThanOrEqualTo(4);
    }

    /** The steps that say no, with their reason or after somebody else's, and a story that takes them. */
    @ParameterizedTest
    @CsvSource({
        "general-event, reject, rejected, reason",
        "epidemic-lead, dismiss, dismissal-asked, reason",
        "dispute, refuse-intake, not-accepted, reason",
        "dispute, refuse, without-agreement, other-roads",
        "place-inspection, fail-recheck, putting-right, to-correct",
        "rural-house, refuse, refused, reason"
    })
    void saysNoWithItsReasonAndAStoryTellsIt(String id, String action, String state, String reason) {
        var refusing = scenario(id).flow().action(action).orElseThrow();

        assertThat(scenario(id).flow().mainLine()).doesNotContain(action);
        assertThat(refusing.form().questions())
                .filteredOn(Form.Question::required)
                .extracting(question -> question.field().id())
                .contains(reason);
        assertThat(stories(id))
                .anySatisfy(story -> assertThat(story.steps()).anySatisfy(step -> {
                    assertThat(step.does()).isEqualTo(action);
                    assertThat(step.comesTo()).contains(state);
                }));
    }

    /** What is looked at case by case is never done to many at once. */
    @ParameterizedTest
    @ValueSource(strings = {"general-event", "epidemic-lead", "dispute", "place-inspection", "rural-house"})
    void nothingIsAnsweredVerifiedOrFiledInBulk(String id) {
        var scenario = scenario(id);
        var inBulk = scenario.flow().actions().stream()
                .filter(Action::bulk)
                .map(Action::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));

        assertThat(inBulk).isSubsetOf(Set.of("accept", "receive"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"feed-back", "verify", "file"})
    void theCheckRefusesToDoSoWhereAFileSaysIt(String action) {
        var text = ShippedScenarios.text("shanwei/scenarios/general-event.yaml")
                .replace("\n  " + action + ":\n    names", "\n  " + action + ":\n    bulk: true\n    names");

        assertThat(ScenarioReaderTest.faults(text))
                .extracting(Fault::code, Fault::path)
                .containsExactly(tuple("action.bulk", "/actions/" + action));
    }

    private static boolean depends(Rules rules) {
        return rules.visibleWhen().isPresent()
                || rules.requiredWhen().isPresent()
                || rules.computed().isPresent()
                || rules.constraint().isPresent();
    }

    private static Scenario scenario(String id) {
        return ShippedScenarios.read(ShippedScenarios.document("shanwei/scenarios/" + id + ".yaml"));
    }

    private static List<Story> stories(String id) {
        var faults = new Faults();
        var reader = new StoryReader(ShippedScenarios.document("shanwei/scenarios/" + id + ".stories.yaml"), faults);
        var stories = reader.stories(reader.cast().keySet());
        assertThat(faults.all()).isEmpty();
        return stories;
    }
}
