package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.area.Faults;
import org.minqing.scenario.Form;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Target;

class ShippedStoriesTest {

    private static final Vocabulary BOSTON = new Vocabulary(
            List.of("en", "zh"),
            List.of("city", "neighbourhood"),
            Map.of(
                    "grid-worker", Set.of("neighbourhood"),
                    "handler", Set.of("neighbourhood", "city"),
                    "duty-officer", Set.of("city"),
                    "inspector", Set.of("city"),
                    "city-officer", Set.of("city")),
            Set.of(),
            Set.of(),
            true);

    @ParameterizedTest
    @CsvSource({
        "shanwei, general-event",
        "shanwei, epidemic-lead",
        "shanwei, dispute",
        "shanwei, place-inspection",
        "shanwei, rural-house",
        "shanwei, data-correction",
        "shanwei, unit-complaint",
        "boston, service-request"
    })
    void takeEveryTransitionAndEndAsToldInEveryStory(String city, String id) {
        var faults = new Faults();

        var played = Stories.play(
                scenario(city, id), ShippedScenarios.document(city + "/scenarios/" + id + ".stories.yaml"), faults);

        assertThat(faults.all()).isEmpty();
        assertThat(played.transitions()).isGreaterThan(12);
        assertThat(played.percent()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "shanwei, general-event",
        "shanwei, epidemic-lead",
        "shanwei, dispute",
        "shanwei, place-inspection",
        "shanwei, rural-house",
        "shanwei, data-correction",
        "shanwei, unit-complaint",
        "boston, service-request"
    })
    void thePrintBesideEachScenarioIsItsFlow(String city, String id) {
        assertThat(FlowPrint.of(scenario(city, id)))
                .isEqualTo(ShippedScenarios.text(city + "/scenarios/" + id + ".flow.txt"));
    }

    /** The rule of capability 43: whoever was sent out gives a result, another person confirms it, and only then it ends. */
    @Test
    void noLeadIsClosedThatWasSentOutAndHasNoConfirmedResult() {
        var flow = scenario("shanwei", "epidemic-lead").flow();
        var withoutResult = flow.actions().stream()
                .filter(action -> !action.id().equals("verify") && !action.id().equals("confirm"))
                .toList();
        var seen = new LinkedHashSet<>(Set.of("dispatched"));
        for (var round = 0; round < flow.states().size(); round++) {
            withoutResult.stream()
                    .filter(action -> action.from().stream().anyMatch(seen::contains))
                    .filter(action -> action.to() instanceof Target.Fixed)
                    .forEach(action -> seen.add(((Target.Fixed) action.to()).state()));
        }

        assertThat(seen)
                .contains("contacted", "objected", "settled")
                .doesNotContain("confirmed-result", "closed", "in-measure");
        assertThat(flow.action("verify").orElseThrow().form().questions())
                .filteredOn(Form.Question::required)
                .extracting(question -> question.field().id())
                .contains("result");
    }

    private static Scenario scenario(String city, String id) {
        var faults = new Faults();
        var words = city.equals("boston") ? BOSTON : ShippedScenarios.WORDS;
        var scenario =
                new ScenarioReader(words).read(ShippedScenarios.document(city + "/scenarios/" + id + ".yaml"), faults);
        assertThat(faults.all()).isEmpty();
        return scenario.orElseThrow();
    }
}
