package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.Told;
import tools.jackson.databind.JsonNode;

/** A case on which two departments are asked at once, on a running server. */
@Timeout(120)
class JointIT {

    private static final Map<String, Object> SHARE = Map.of("share-done", "示例：已设警戒。");

    private final TestServer server = TestServer.shanwei();
    private final Client duty = server.as("duty");
    private final Client handler = server.as("handler");
    private final Client works = server.as("works");
    private final Client safety = server.as("safety");

    @Test
    void theCaseWaitsUntilEachPostHasAnsweredItsOwnTask() {
        var id = asked();
        var early = act(handler, id, "feed-back", 6, Map.of("measures", "示例")).body();
        assertThat(early.at("/reason").asString()).isEqualTo("tasks-open");
        assertThat(early.at("/needed").asString()).isEqualTo("2");
        assertThat(onTask(safety, id, 1, "answer", SHARE).body().at("/reason").asString())
                .isEqualTo("not-yours");
        assertThat(onTask(works, id, 1, "receive", Map.of()).status()).isEqualTo(200);
        assertThat(onTask(works, id, 1, "answer", Map.of()).code()).isEqualTo("field.invalid");
        assertThat(onTask(works, id, 1, "answer", SHARE).status()).isEqualTo(200);
        assertThat(onTask(works, id, 1, "answer", SHARE).body().at("/reason").asString())
                .isEqualTo("task-settled");
        var half = handler.get("/cases/" + id).body();
        assertThat(half.at("/joint/answered").asInt()).isEqualTo(1);
        assertThat(half.at("/joint/met").asBoolean()).isFalse();

        assertThat(onTask(safety, id, 2, "answer", SHARE).status()).isEqualTo(200);
        var fedBack = act(handler, id, "feed-back", 6, Map.of("measures", "示例"));

        assertThat(fedBack.status()).as(fedBack.raw().body()).isEqualTo(200);
        assertThat(fedBack.body().at("/state").asString()).isEqualTo("fed-back");
        var verified = act(
                server.as("inspector"),
                id,
                "verify",
                fedBack.body().at("/version").asInt(),
                Map.of());
        assertThat(verified.status()).as(verified.raw().body()).isEqualTo(200);
        assertThat(handledBy(id)).isEqualTo(3);
    }

    @Test
    void whoIsAskedTakesPartUntilTheTaskIsTakenBackAndNobodyElseDoes() {
        var id = asked();

        var seen = works.get("/cases/" + id).body();
        assertThat(seen.at("/tasks")).hasSize(2);
        var task = seen.at("/tasks/0");
        assertThat(task.at("/state").asString()).isEqualTo("asked");
        assertThat(task.at("/post").asString()).isEqualTo(own(works));
        assertThat(task.at("/postName").asString()).isNotBlank();
        assertThat(task.at("/names/zh").asString()).isEqualTo("部门会办");
        assertThat(Instant.parse(task.at("/due").asString()))
                .isAfter(Instant.parse(task.at("/askedAt").asString()));
        var offers = works.get("/cases/" + id + "/actions").body().at("/tasks");
        assertThat(offers.valueStream().map(offer -> offer.at("/action").asString()))
                .containsExactly("receive", "answer", "decline");
        assertThat(offers.at("/1/form/0/id").asString()).isEqualTo("share-done");
        assertThat(works.get("/cases?mine=true&limit=200").body().at("/items").toString())
                .contains(id.toString());
        var peace = server.as("peace");
        assertThat(peace.get("/cases/" + id).status()).isEqualTo(404);
        assertThat(onTask(peace, id, 1, "answer", SHARE).status()).isEqualTo(404);

        var alone = act(handler, id, "go-on-alone", 6, Map.of("reason", "示例：不再等待"));

        assertThat(alone.status()).as(alone.raw().body()).isEqualTo(200);
        assertThat(handler.get("/cases/" + id).body().at("/tasks/1/state").asString())
                .isEqualTo("withdrawn");
        assertThat(works.get("/cases/" + id).status()).isEqualTo(404);
        assertThat(works.get("/cases?mine=true&limit=200").body().at("/items").toString())
                .doesNotContain(id.toString());
    }

    @Test
    void aDeedIsDoneOnceHoweverOftenItIsSentAndNotOnACaseThatHasMoved() {
        var id = asked();
        assertThat(act(works, id, "answer", 5, SHARE).body().at("/code").asString())
                .as("the person had not seen that they are asked")
                .isEqualTo("case.changed");
        assertThat(onTask(safety, id, 2, "receive", Map.of()).status()).isEqualTo(200);
        var answer = command(1, "answer", SHARE);

        var first = works.post("/cases/" + id + "/commands", answer);
        var again = works.post("/cases/" + id + "/commands", answer);

        assertThat(first.status()).as(first.raw().body()).isEqualTo(200);
        assertThat(again.body().at("/version")).isEqualTo(first.body().at("/version"));
        assertThat(again.body().at("/state").asString()).isEqualTo("joint");
        assertThat(Story.entries(server, id)).isEqualTo(8);
        answer.put("task", 2);
        assertThat(works.post("/cases/" + id + "/commands", answer).code()).isEqualTo("command.id-reused");
    }

    @Test
    void theTimeLineSaysWhoWasAskedAndWhatTheyAnswered() {
        var id = asked();
        onTask(works, id, 1, "answer", SHARE);

        var lines = handler.get("/cases/" + id + "/journal").body();

        assertThat(lines.at("/5/action").asString()).isEqualTo("ask-jointly");
        assertThat(lines.at("/5/tasks").toString()).isEqualTo("[1,2]");
        var answered = lines.at("/6");
        assertThat(answered.at("/kind").asString()).isEqualTo("case.task-answered");
        assertThat(answered.at("/tasks").toString()).isEqualTo("[1]");
        assertThat(answered.at("/post").asString()).isEqualTo(own(works));
        assertThat(answered.at("/fields/share-done").asString()).isEqualTo("示例：已设警戒。");
        assertThat(handler.get("/cases/" + id)
                        .body()
                        .at("/tasks/0/fields/share-done")
                        .asString())
                .isEqualTo("示例：已设警戒。");
        assertThat(server.database()
                        .superuser()
                        .sql("select count(*) from casework.case_file where attributes::text like '%已设警戒%'")
                        .query(Long.class)
                        .single())
                .as("what was said is sealed")
                .isZero();
    }

    @Test
    void whoIsAskedIsToldAndSoIsWhoHasTheCaseWhenTheyAnswer() {
        var id = asked();
        Patience.until(() -> told(works, id).contains("task-asked"));
        assertThat(told(safety, id)).containsExactly("task-asked");
        assertThat(told(server.as("peace"), id)).isEmpty();

        onTask(works, id, 1, "answer", SHARE);
        onTask(safety, id, 2, "decline", Map.of("reason", "示例：不属本部门"));
        Patience.until(() -> told(handler, id).contains("task-declined"));
        assertThat(told(handler, id)).contains("task-answered");

        act(handler, id, "go-on-alone", 6, Map.of("reason", "示例"));
        assertThat(told(works, id)).containsExactly("task-asked");
    }

    /** A case at version 6 with a task of each of two departments. */
    private UUID asked() {
        var id = Story.id();
        server.as("worker").put("/cases/" + id, Story.report());
        act(duty, id, "accept", 1, Map.of());
        act(duty, id, "dispatch", 2, Map.of());
        act(handler, id, "receive", 3, Map.of());
        act(handler, id, "start", 4, Map.of());
        var asked = List.of(Map.of("of", "works"), Map.of("of", "safety"));
        var answer = act(handler, id, "ask-jointly", 5, Map.of("asked", asked, "request", "示例：请设警戒"));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.body().at("/state").asString()).isEqualTo("joint");
        return id;
    }

    private static Answer act(Client client, UUID id, String action, int version, Map<String, Object> fields) {
        return Story.act(client, id, action, version, fields);
    }

    private static Answer onTask(Client client, UUID id, int task, String deed, Map<String, Object> fields) {
        return client.post("/cases/" + id + "/commands", command(task, deed, fields));
    }

    private static Map<String, Object> command(int task, String deed, Map<String, Object> fields) {
        var body = new HashMap<>(Story.command(deed, 6, fields));
        body.put("task", task);
        return body;
    }

    private int handledBy(UUID id) {
        return server.database()
                .reader()
                .sql("select cardinality(handled_by) from casework.case_file where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private List<String> told(Client client, UUID id) {
        return Told.kinds(server, client, id);
    }

    private static String own(Client client) {
        JsonNode me = client.get("/me").body();
        return me.at("/posts/0/id").asString();
    }
}
