package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.kernel.CityClock;
import tools.jackson.databind.JsonNode;

/** “Not ours” on a running server: who has the case answers for it until the desk or the time has decided. */
class ObjectionIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);
    private static final Map<String, Object> NOT_OURS = Map.of("reason", "示例：不属本岗位。", "belongs-to", "village");

    private final Client worker = SERVER.as("worker");
    private final Client duty = SERVER.as("duty");
    private final Client handler = SERVER.as("handler");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void untilTheDeskHasDecidedTheCaseStaysWithWhoeverHasIt() {
        var id = objected();

        var waiting = duty.get("/cases/" + id).body();
        assertThat(waiting.at("/state").asString()).isEqualTo("objected");
        assertThat(waiting.at("/assignee").asString()).isEqualTo(own(handler));
        assertThat(waiting.at("/due").valueStream().map(due -> due.at("/clock").asString()))
                .contains("handle", "object");
        assertThat(Story.act(handler, id, "pass-on", 4, Map.of()).status()).isEqualTo(422);
        assertThat(Story.act(duty, id, "pass-on", 5, Map.of()).status()).isEqualTo(200);

        var reason = duty.get("/cases/" + id + "/dispatch").body();
        assertThat(reason.at("/assignee").asString()).isNotEqualTo(own(handler));
        assertThat(reason.at("/objections/0/by").asString()).isEqualTo(own(handler));
        assertThat(reason.at("/objections/0/answers/belongs-to").asString()).isEqualTo("village");
        assertThat(reason.at("/objections/0/decided/by").asString()).isEqualTo(own(duty));
        assertThat(reason.at("/objections/0/decided/byTime").asBoolean()).isFalse();
        assertThat(reason.at("/objections/0/decided/to").asString())
                .isEqualTo(reason.at("/assignee").asString());
        assertThat(reason.at("/objections/0/byName").asString()).contains("处置员");
        assertThat(reason.at("/looks/1/considered").toString()).contains("sent-it-back", "postName");
    }

    @Test
    void theDeskNamesTheDepartmentAndTheTableFollowsIt() {
        var id = objected();

        assertThat(Story.act(duty, id, "pass-on", 4, Map.of("decided-for", "water"))
                        .status())
                .isEqualTo(200);

        var look = duty.get("/cases/" + id + "/dispatch").body().at("/looks/1");
        assertThat(look.at("/by/row").asInt())
                .as("no longer the row of urban management")
                .isEqualTo(5);
        assertThat(duty.get("/cases/" + id).body().at("/assignee").asString()).isNotEqualTo(own(handler));
    }

    @Test
    void whatTheDeskLeavesAloneGoesToTheLastOwnerWhoCannotObject() {
        var id = objected();

        moveOn(Duration.ofDays(5));

        var settled = duty.get("/cases/" + id).body();
        assertThat(settled.at("/state").asString()).isEqualTo("settled");
        assertThat(settled.at("/assignee").asString()).isEqualTo(own(duty));
        var decided = decided(id);
        assertThat(decided.at("/action").asString()).isEqualTo("settle");
        assertThat(decided.at("/byTime").asBoolean()).isTrue();
        assertThat(decided.at("/to").asString()).isEqualTo(own(duty));
        var version = settled.at("/version").asInt();
        var again = Story.act(duty, id, "return", version, NOT_OURS);
        assertThat(again.body().at("/reason").asString()).isEqualTo("wrong-state");
        assertThat(Story.act(duty, id, "receive", version + 1, Map.of()).status())
                .isEqualTo(200);
        assertThat(Story.act(handler, id, "start", version + 2, Map.of()).status())
                .as("who had it before has it no longer")
                .isIn(403, 404, 422);
    }

    @Test
    void nobodyCanPlayTheTime() {
        var id = objected();

        var tried = Story.act(duty, id, "settle", 4, Map.of());

        assertThat(tried.status()).isEqualTo(422);
        assertThat(tried.body().at("/reason").asString()).isEqualTo("not-yours");
    }

    private JsonNode decided(UUID id) {
        return duty.get("/cases/" + id + "/dispatch").body().at("/objections/0/decided");
    }

    private UUID objected() {
        var id = Story.id();
        worker.put("/cases/" + id, Story.report());
        Story.act(duty, id, "accept", 1, Map.of());
        Story.act(duty, id, "dispatch", 2, Map.of());
        var objected = Story.act(handler, id, "return", 3, NOT_OURS);
        assertThat(objected.status()).as(objected.raw().body()).isEqualTo(200);
        return id;
    }

    private static void moveOn(Duration by) {
        var to = SERVER.bean(CityClock.class).instant().plus(by);
        SERVER.as("administrator").post("/test/clock", Map.of("to", to.toString()));
    }

    private static String own(Client client) {
        return client.get("/me").body().at("/posts/0/id").asString();
    }
}
