package org.minqing.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.kernel.UuidV7;

/** Somebody has what is held about them corrected, or reads why not and has another person look again. */
class CorrectionIT {

    private static final long VILLAGE = 441521110220000L;

    private final TestServer server = TestServer.shanwei();
    private final Random random = new Random();
    private final Client resident = server.as("resident");
    private final UUID id = id();

    @Test
    void whoWroteItNeitherSeesNorHandlesTheRequestAndItHasADeadlineWithItsSource() {
        asked("village-committee");
        for (var other : new String[] {"village", "worker", "duty", "outsider", "administrator"}) {
            assertThat(server.as(other).get("/cases/" + id).status()).as(other).isEqualTo(404);
        }
        assertThat(server.as("oversight").get("/cases/" + id).status()).isEqualTo(200);
        var clock = resident.get("/cases/" + id + "/deadlines").body().at("/clocks/0");
        assertThat(clock.at("/clock").asString()).isEqualTo("answer");
        assertThat(clock.toString()).contains("个人信息保护法第四十六条");
    }

    @Test
    void theCorrectedValueIsReadByWhoeverAsked() {
        asked("village-committee");
        act("oversight", "accept", Map.of());
        act("oversight", "propose-correction", Map.of("corrected-value", "示例：还没有修", "reply", "示例：已改"));
        assertThat(step("oversight", "correct", Map.of()).code())
                .as("nobody confirms their own check")
                .isEqualTo("second-person.needed");
        act("reviewer", "correct", Map.of());
        var own = resident.get("/cases?mine=true&scenario=data-correction&limit=50")
                .raw()
                .body();
        assertThat(own).contains(id.toString());
        var seen = resident.get("/cases/" + id).body();
        assertThat(seen.at("/state").asString()).isEqualTo("corrected");
        assertThat(seen.at("/fields/corrected-value").asString()).isEqualTo("示例：还没有修");
    }

    @Test
    void aRefusalHasItsReasonAndAnotherPersonLooksAgain() {
        asked("town-office");
        act("oversight", "accept", Map.of());
        act("oversight", "propose-refusal", Map.of("reason", "示例：与照片不符", "other-roads", "示例：可以起诉"));
        act("reviewer", "refuse-correction", Map.of());
        var refused = resident.get("/cases/" + id).body();
        assertThat(refused.at("/fields/reason").asString()).isEqualTo("示例：与照片不符");
        assertThat(refused.at("/fields/other-roads").asString()).isEqualTo("示例：可以起诉");
        assertThat(resident.get("/cases/" + id + "/actions").raw().body()).contains("\"appeal\"");
        act("resident", "appeal", Map.of("not-agreed", "示例：照片是另一处的"));
        act("reviewer", "correct-after-all", Map.of("corrected-value", "示例：西门", "reply", "示例：已改"));
        assertThat(resident.get("/cases/" + id).body().at("/state").asString()).isEqualTo("corrected-after-all");
    }

    private void asked(String writtenBy) {
        var body = new LinkedHashMap<String, Object>(Map.of(
                "command",
                id(),
                "scenario",
                "data-correction",
                "area",
                VILLAGE,
                "fields",
                Map.of(
                        "datum", "step-data",
                        "written-by", writtenBy,
                        "says-now", "示例：已修好",
                        "should-say", "示例：还没有修"),
                "observedAt",
                InstantSource.system().instant()));
        var answer = resident.put("/cases/" + id, body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    }

    private void act(String account, String action, Map<String, Object> fields) {
        var answer = step(account, action, fields);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private Answer step(String account, String action, Map<String, Object> fields) {
        var client = account.equals("resident") ? resident : server.as(account);
        var version = client.get("/cases/" + id).body().at("/version").asInt();
        return client.post(
                "/cases/" + id + "/commands",
                Map.of("command", id(), "action", action, "version", version, "fields", fields));
    }

    private UUID id() {
        return UuidV7.at(InstantSource.system().instant(), random);
    }
}
