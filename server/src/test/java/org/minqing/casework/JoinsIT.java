package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import tools.jackson.databind.JsonNode;

/** Joint work that waits for fewer answers than were asked for, on a running server, and what becomes of the others. */
@Timeout(120)
class JoinsIT {

    private static final Map<String, Object> SHARE = Map.of("share-done", "示例：已设警戒。");
    private static final Map<String, Object> REASON = Map.of("reason", "示例：不属本部门");
    private static final Map<String, String> ANY = Map.of("join: all", "join: any");
    private static final Map<String, String> TWO = Map.of(
            "join: all",
            "join: {quorum: 2}",
            "    most: 6\n    names: {zh: 会办部门",
            "    fewest: 2\n    most: 6\n    names: {zh: 会办部门");

    private final ChangedCity city = ChangedCity.shared();
    private final Client handler = city.server().as("handler");
    private final Client works = city.server().as("works");
    private final Client safety = city.server().as("safety");
    private final Client peace = city.server().as("peace");

    @Test
    void theFirstAnswerIsEnoughWhereAnyIsAskedForAndTheOthersAreTakenBack() {
        city.publish("general-event", ANY);
        var id = city.asked("works", "safety");
        assertThat(joint(id).at("/needed").asInt()).isEqualTo(1);
        assertThat(reason(feedBack(id))).isEqualTo("tasks-open");

        assertThat(ChangedCity.onTask(safety, id, 2, "answer", SHARE).status()).isEqualTo(200);
        assertThat(joint(id).at("/met").asBoolean()).isTrue();
        assertThat(feedBack(id).status()).isEqualTo(200);

        assertThat(task(id, 1).at("/state").asString()).isEqualTo("withdrawn");
        assertThat(task(id, 2).at("/state").asString()).isEqualTo("answered");
        assertThat(ChangedCity.onTask(works, id, 1, "answer", SHARE).status())
                .as("who is no longer asked takes no part")
                .isEqualTo(404);
        assertThat(ChangedCity.onTask(safety, id, 2, "answer", SHARE).code())
                .as("who answered takes part, and sees an old page")
                .isEqualTo("case.changed");
        assertThat(state(id)).isEqualTo("fed-back");
    }

    @Test
    void whoDeclinesIsNotTheFirstToAnswer() {
        city.publish("general-event", ANY);
        var id = city.asked("works", "safety");

        assertThat(ChangedCity.onTask(works, id, 1, "decline", REASON).status()).isEqualTo(200);
        assertThat(reason(feedBack(id))).isEqualTo("tasks-open");
        assertThat(reason(ChangedCity.onTask(works, id, 1, "answer", SHARE)))
                .as("declined is declined")
                .isEqualTo("task-settled");
        assertThat(ChangedCity.onTask(safety, id, 2, "decline", REASON).status())
                .isEqualTo(200);
        assertThat(reason(feedBack(id))).isEqualTo("tasks-open");

        assertThat(Story.act(handler, id, "go-on-alone", 6, REASON).status()).isEqualTo(200);
    }

    @Test
    void anAnswerThatComesLateIsKeptWhileTheCaseIsStillThere() {
        city.publish("general-event", ANY);
        var id = city.asked("works", "safety");
        ChangedCity.onTask(works, id, 1, "answer", SHARE);

        assertThat(ChangedCity.onTask(safety, id, 2, "answer", SHARE).status()).isEqualTo(200);

        assertThat(joint(id).at("/answered").asInt()).isEqualTo(2);
        assertThat(feedBack(id).status()).isEqualTo(200);
        assertThat(task(id, 2).at("/state").asString()).isEqualTo("answered");
        assertThat(task(id, 2).at("/fields/share-done").asString()).isEqualTo("示例：已设警戒。");
    }

    @Test
    void twoOfThreeAreEnoughAndARefusalLowersNothing() {
        city.publish("general-event", TWO);
        var id = city.asked("works", "safety", "peace");
        assertThat(joint(id).at("/needed").asInt()).isEqualTo(2);

        ChangedCity.onTask(works, id, 1, "answer", SHARE);
        ChangedCity.onTask(safety, id, 2, "decline", REASON);
        assertThat(ChangedCity.onTask(handler, id, 2, "withdraw", REASON).status())
                .isEqualTo(200);
        var early = feedBack(id);
        assertThat(reason(early)).isEqualTo("tasks-open");
        assertThat(early.body().at("/needed").asString()).isEqualTo("2");
        assertThat(early.body().at("/answered").asString()).isEqualTo("1");

        assertThat(ChangedCity.onTask(peace, id, 3, "answer", SHARE).status()).isEqualTo(200);
        assertThat(feedBack(id).status()).isEqualTo(200);
    }

    @Test
    void aRunningCaseKeepsTheJoinThatItBeganWith() {
        city.publish("general-event", ANY);
        var before = city.asked("works", "safety");
        city.publish("general-event", TWO);
        var after = city.asked("works", "safety");

        assertThat(joint(before).at("/needed").asInt()).isEqualTo(1);
        assertThat(joint(after).at("/needed").asInt()).isEqualTo(2);
        assertThat(Story.act(handler, after, "ask-jointly", 6, Map.of("asked", "x"))
                        .code())
                .isEqualTo("field.invalid");
    }

    private Answer feedBack(UUID id) {
        return Story.act(handler, id, "feed-back", 6, Map.of("measures", "示例"));
    }

    private static String reason(Answer answer) {
        return answer.body().at("/reason").asString("");
    }

    private JsonNode joint(UUID id) {
        return handler.get("/cases/" + id).body().at("/joint");
    }

    private JsonNode task(UUID id, int number) {
        return handler.get("/cases/" + id).body().at("/tasks/" + (number - 1));
    }

    private String state(UUID id) {
        return handler.get("/cases/" + id).body().at("/state").asString();
    }
}
