package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.deadline.timer.CatchUp;
import org.springframework.util.FileSystemUtils;

/** A server over a copy of the city folder, whose scenarios a test changes and publishes while it runs. One for all tests. */
final class ChangedCity {

    private static final class Shared {
        static final ChangedCity CITY = new ChangedCity();
    }

    private static final String SHORTEST_STORY = """
            cast: {somebody: []}
            stories:
              - story: nothing
                steps:
                  - {who: somebody, does: nothing, refused: unknown-action}
            """;

    private final Path folder;
    private final TestServer server;
    private final Client administrator;

    private ChangedCity() {
        try {
            folder = Files.createTempDirectory("a-changed-city");
            FileSystemUtils.copyRecursively(Path.of("..", "cities", "shanwei"), folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server = TestServer.start(folder, 0);
        administrator = server.as("administrator");
    }

    static ChangedCity shared() {
        return Shared.CITY;
    }

    TestServer server() {
        return server;
    }

    /** Publishes the shipped scenario with these words in place of others, with another story and without its print. */
    String publish(String scenario, Map<String, String> changes) {
        try {
            var file = folder.resolve("scenarios").resolve(scenario + ".yaml");
            var text = Files.readString(Path.of("..", "cities", "shanwei", "scenarios", scenario + ".yaml"));
            for (var change : changes.entrySet()) {
                assertThat(text).contains(change.getKey());
                text = text.replace(change.getKey(), change.getValue());
            }
            Files.writeString(file, text);
            Files.writeString(file.resolveSibling(scenario + ".stories.yaml"), SHORTEST_STORY);
            Files.deleteIfExists(file.resolveSibling(scenario + ".flow.txt"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var published = administrator.post("/scenarios/" + scenario, "{}");
        assertThat(published.body().at("/faults")).isEmpty();
        assertThat(published.body().at("/published").asBoolean()).isTrue();
        return published.body().at("/version").asString();
    }

    /** Everything that is due happens now. */
    void lookAtWhatIsDue() {
        assertThat(server.bean(CatchUp.class).run()).isTrue();
    }

    /** A case at version 6 on which these departments are asked, with a task each in this order. */
    UUID asked(String... departments) {
        var id = Story.id();
        var duty = server.as("duty");
        var handler = server.as("handler");
        server.as("worker").put("/cases/" + id, Story.report());
        Story.act(duty, id, "accept", 1, Map.of());
        Story.act(duty, id, "dispatch", 2, Map.of());
        Story.act(handler, id, "receive", 3, Map.of());
        Story.act(handler, id, "start", 4, Map.of());
        var asked = List.of(departments).stream()
                .map(department -> Map.of("of", department))
                .toList();
        var answer = Story.act(handler, id, "ask-jointly", 5, Map.of("asked", asked, "request", "示例：请设警戒"));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return id;
    }

    static Answer onTask(Client client, UUID id, int task, String deed, Map<String, Object> fields) {
        var body = new HashMap<>(Story.command(deed, 6, fields));
        body.put("task", task);
        return client.post("/cases/" + id + "/commands", body);
    }
}
