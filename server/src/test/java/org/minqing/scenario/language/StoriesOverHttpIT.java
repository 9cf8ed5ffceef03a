package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minqing.TestServer;
import org.minqing.area.Faults;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Scenarios;
import org.minqing.scenario.TaskDeed;

/**
 * Tells the stories of every scenario of the city as real cases on a running server, with the sample accounts alone. Each
 * action is taken by somebody whose post the file names, and refused to every account whose post it does not name.
 */
class StoriesOverHttpIT {

    /** Posts that are alike get cases in turn, and not each of them is a sample account's. */
    private static final int MOST_TELLINGS = 12;

    private static final TestServer SERVER = TestServer.start("shanwei", 0);
    private static final SampleCast CAST = new SampleCast(SERVER);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    static List<String> scenarios() throws IOException {
        try (var files = Files.list(ShippedScenarios.cities().resolve("shanwei").resolve("scenarios"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".stories.yaml"))
                    .map(name -> name.substring(0, name.length() - ".stories.yaml".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyActionIsTakenByAnAccountOfItsRoleAndRefusedToTheOthers(String id) {
        var scenario = SERVER.bean(Scenarios.class).current(id).orElseThrow();
        var faults = new Faults();
        var reader = new StoryReader(ShippedScenarios.document("shanwei/scenarios/" + id + ".stories.yaml"), faults);
        var roles = reader.cast();
        var stories = reader.stories(roles.keySet());
        assertThat(faults.all()).isEmpty();

        Set<String> taken = new LinkedHashSet<>();
        for (var story : stories) {
            var told = false;
            for (var telling = 0; telling < MOST_TELLINGS && !told; telling++) {
                told = new StoryOverHttp(scenario, roles, CAST, taken).tell(story);
            }
        }

        assertThat(taken).containsAll(everything(scenario));
    }

    private static Set<String> everything(Scenario scenario) {
        var all = new LinkedHashSet<String>();
        scenario.flow().actions().forEach(action -> {
            all.add(action.id());
            action.opens()
                    .ifPresent(_ ->
                            Stream.of(TaskDeed.values()).map(TaskDeed::code).forEach(all::add));
        });
        return all;
    }
}
