package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minqing.TestDatabase;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** Publishing a changed file while two servers run over one store, with cases on the version before. */
class PublishedVersionsIT {

    private static final Path SHIPPED = Path.of("..", "cities", "shanwei");
    private static final String STORY = """
            cast: {somebody: []}
            stories:
              - story: nothing
                steps:
                  - {who: somebody, does: nothing, refused: unknown-action}
            """;

    /** Nothing is put aside any more: a state and the steps into it and out of it are gone, and waste has two days. */
    private static final Map<String, String> NEXT = Map.of(
            "(?s)  suspended:\n    kind: work\n.*?(?=  [a-z-]+:\n    kind)", "",
            "(?s)  suspend:\n    names.*?(?=  feed-back:\n)", "",
            "(handling, joint), suspended, extension-asked", "$1, extension-asked",
            "give-to-another, suspend\\]", "give-to-another]",
            "      pauses-in: \\[suspended\\]\n", "",
            "kind: exposed-waste, limit: 1 working day", "kind: exposed-waste, limit: 2 working days");

    private static Path folder;
    private static TestDatabase database;
    private static TestServer here;
    private static TestServer there;
    private static Client dutyHere;
    private static Client dutyThere;

    @BeforeAll
    static void start() throws IOException {
        folder = Files.createTempDirectory("a-published-city");
        FileSystemUtils.copyRecursively(SHIPPED, folder);
        database = TestDatabase.fresh();
        there = TestServer.over(database.start(), folder);
        here = TestServer.over(database.start(), folder);
        dutyHere = here.as("duty");
        dutyThere = there.as("duty", here);
    }

    @AfterAll
    static void stop() throws IOException {
        here.close();
        there.close();
        database.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void aChangedFileIsTriedComparedAndPublishedWhileCasesGoOnByTheirVersion() throws Exception {
        var administrator = here.as("administrator");
        var before = current(dutyHere);
        var running = suspended();
        change();

        var tried = tried(administrator, before);
        var took = published(administrator);
        // On a quiet machine it is within the second of docs/benchmarks.md; a build shares its machine.
        assertThat(took).as("until the other node has it").isLessThan(Duration.ofSeconds(5));
        isNamed(dutyHere.get("/scenarios/general-event/compare?from=" + before).body(), tried);

        assertThat(version(dutyHere, running)).isEqualTo(before);
        taken(Story.act(there.as("handler", here), running, "resume", 7, Map.of()));
        var fresh = Story.id();
        assertThat(there.as("worker", here)
                        .put("/cases/" + fresh, Story.report())
                        .status())
                .isEqualTo(201);
        assertThat(version(dutyThere, fresh)).isEqualTo(current(dutyHere)).isNotEqualTo(before);
    }

    private static JsonNode tried(Client administrator, String before) {
        var tried = administrator
                .post("/scenarios/general-event?dry-run=true", "{}")
                .body();
        assertThat(tried.at("/faults")).isEmpty();
        assertThat(tried.at("/published").asBoolean()).isFalse();
        assertThat(tried.at("/stranded").valueStream().toList()).singleElement().satisfies(crowd -> {
            assertThat(crowd.at("/version").asString()).isEqualTo(before);
            assertThat(crowd.at("/state").asString()).isEqualTo("suspended");
            assertThat(crowd.has("cases")).as("one is too few to be told").isFalse();
        });
        assertThat(current(dutyHere)).as("a dry run publishes nothing").isEqualTo(before);
        return tried;
    }

    /** What differs is told the same before and afterwards. */
    private static void isNamed(JsonNode compared, JsonNode tried) {
        assertThat(named(compared)).isEqualTo(named(tried));
        assertThat(named(compared))
                .contains(
                        "REMOVED state suspended",
                        "REMOVED action suspend",
                        "REMOVED action resume",
                        "CHANGED clock handle")
                .noneMatch(change -> change.contains("ADDED") || change.contains("field"));
        assertThat(words(compared)).anyMatch(said -> said.contains("how long it is") || said.contains("限多久"));
    }

    private static void change() throws IOException {
        var file = folder.resolve("scenarios/general-event.yaml");
        var text = Files.readString(file);
        for (var change : NEXT.entrySet()) {
            var changed = text.replaceAll(change.getKey(), change.getValue());
            assertThat(changed).as(change.getKey()).isNotEqualTo(text);
            text = changed;
        }
        Files.writeString(file, text);
        Files.writeString(file.resolveSibling("general-event.stories.yaml"), STORY);
        Files.delete(file.resolveSibling("general-event.flow.txt"));
    }

    /** How long it took from the answer of the one node until new cases of the other begin with it. */
    private static Duration published(Client administrator) throws InterruptedException {
        var answer = administrator.post("/scenarios/general-event", "{}").body();
        assertThat(answer.at("/published").asBoolean()).as(answer.toString()).isTrue();
        var since = System.nanoTime();
        var version = answer.at("/version").asString();
        assertThat(current(dutyHere)).isEqualTo(version);
        while (!current(dutyThere).equals(version)) {
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(20));
            Thread.sleep(10);
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private static UUID suspended() {
        var id = Story.id();
        var handler = here.as("handler");
        here.as("worker").put("/cases/" + id, Story.report());
        taken(Story.act(dutyHere, id, "accept", 1, Map.of()));
        taken(Story.act(dutyHere, id, "dispatch", 2, Map.of()));
        taken(Story.act(handler, id, "receive", 3, Map.of()));
        taken(Story.act(handler, id, "start", 4, Map.of()));
        taken(Story.act(handler, id, "ask-extension", 5, Map.of("reason", "示例：台风期间停工。")));
        taken(Story.act(dutyHere, id, "suspend", 6, Map.of("reason", "示例：台风期间停工。")));
        return id;
    }

    private static void taken(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static List<String> named(JsonNode comparison) {
        return comparison
                .at("/changes")
                .valueStream()
                .map(change -> change.at("/kind").asString() + " "
                        + change.at("/part").asString() + " " + change.at("/id").asString())
                .toList();
    }

    private static List<String> words(JsonNode comparison) {
        return comparison
                .at("/changes")
                .valueStream()
                .map(change -> change.at("/words").asString())
                .toList();
    }

    private static String version(Client duty, UUID id) {
        return duty.get("/cases/" + id).body().at("/scenarioVersion").asString();
    }

    private static String current(Client duty) {
        return duty.get("/scenarios/general-event").body().at("/version").asString();
    }
}
