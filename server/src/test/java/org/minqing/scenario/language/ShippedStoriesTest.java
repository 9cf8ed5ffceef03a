package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.area.Faults;
import org.minqing.scenario.Scenario;

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
    @CsvSource({"shanwei, general-event", "boston, service-request"})
    void takeEveryTransitionAndEndAsToldInEveryStory(String city, String id) {
        var faults = new Faults();

        var played = Stories.play(
                scenario(city, id), ShippedScenarios.document(city + "/scenarios/" + id + ".stories.yaml"), faults);

        assertThat(faults.all()).isEmpty();
        assertThat(played.transitions()).isGreaterThan(20);
        assertThat(played.percent()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"shanwei, general-event", "boston, service-request"})
    void thePrintBesideEachScenarioIsItsFlow(String city, String id) {
        assertThat(FlowPrint.of(scenario(city, id)))
                .isEqualTo(ShippedScenarios.text(city + "/scenarios/" + id + ".flow.txt"));
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
