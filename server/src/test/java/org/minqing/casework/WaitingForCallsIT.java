package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import tools.jackson.databind.JsonNode;

/** A case that may not go on before the cases that it called have ended, and one of them that could not be opened. */
class WaitingForCallsIT {

    /** The second look waits; and what the wiring's event says is only there when somebody noted it. */
    private static final Map<String, String> WAITS = Map.of(
            "    not-after: [report, correct, record-outcome]\n    takes: [photos, note]",
            "    not-after: [report, correct, record-outcome]\n    takes: [photos, note]\n    waits-for: calls",
            "    needs: [hazard, to-correct]\n    assign",
            "    needs: [hazard, to-correct]\n    takes: [note]\n    assign",
            "\"'场所巡查发现：电气线路不规范。整改要求：' + answers.to_correct\"",
            "\"answers.note\"");

    private final ChangedCity city = ChangedCity.shared();
    private final Client worker = city.server().as("worker");
    private final Client village = city.server().as("village");
    private final Client duty = city.server().as("duty");
    private final Client inspector = city.server().as("inspector");

    @BeforeEach
    void publish() {
        city.publish("place-inspection", WAITS);
        city.publish("general-event", Map.of());
    }

    @Test
    void theCallerGoesOnWhenTheLastOfItsCallsHasEndedHoweverItEnds() {
        var id = corrected(Map.of("note", "示例：线路裸露"));
        assertThat(called(id)).hasSize(2);
        assertThat(reason(pass(id))).isEqualTo("calls-open");

        voided(called(id, "exits"));
        city.lookAtWhatIsDue();
        assertThat(call(id, "exits").at("/state").asString()).isEqualTo("ended");
        assertThat(call(id, "exits").at("/end").asString()).isEqualTo("void");
        assertThat(reason(pass(id))).as("one is still open").isEqualTo("calls-open");

        rejectedAndFiled(called(id, "wiring"));
        city.lookAtWhatIsDue();
        var passed = pass(id);

        assertThat(call(id, "wiring").at("/end").asString()).isEqualTo("filed");
        assertThat(passed.status()).as(passed.raw().body()).isEqualTo(200);
        assertThat(passed.body().at("/state").asString()).isEqualTo("in-order");
    }

    @Test
    void aCallThatIsRefusedIsSaidOnTheCallerAndIsNotWaitedFor() {
        var id = corrected(Map.of());

        var refused = call(id, "wiring");

        assertThat(refused.at("/state").asString()).isEqualTo("refused");
        assertThat(refused.at("/end").asString()).isEqualTo("field.invalid");
        assertThat(refused.has("caseState")).as("there is no such case").isFalse();
        assertThat(duty.get("/cases/" + refused.at("/case").asString()).status())
                .isEqualTo(404);
        assertThat(worker.get("/cases/" + id + "/journal")
                        .body()
                        .valueStream()
                        .filter(line -> line.at("/kind").asString().equals("case.call-refused")))
                .as("said once, by nobody")
                .singleElement()
                .satisfies(line -> assertThat(line.has("post")).isFalse());
        assertThat(reason(pass(id))).as("the other is still open").isEqualTo("calls-open");
        voided(called(id, "exits"));
        city.lookAtWhatIsDue();
        city.lookAtWhatIsDue();

        assertThat(pass(id).status()).isEqualTo(200);
    }

    /** An inspection that found two faults, which somebody says are put right. */
    private UUID corrected(Map<String, Object> more) {
        var id = Story.id();
        var report = Story.report();
        var fields = new HashMap<String, Object>(Map.of("place-kind", "small-shop", "place-name", "示例商店"));
        fields.putAll(Map.of("exits-clear", false, "wiring", false, "extinguishers", true));
        fields.putAll(Map.of("no-charging-inside", true, "nobody-sleeps", true));
        report.put("scenario", "place-inspection");
        report.put("fields", fields);
        assertThat(worker.put("/cases/" + id, report).status()).isEqualTo(201);
        var found = new HashMap<String, Object>(Map.of("hazard", "general", "to-correct", "示例：整改"));
        found.putAll(more);
        var ordered = Story.act(worker, id, "find-faults", 1, found);
        assertThat(ordered.status()).as(ordered.raw().body()).isEqualTo(200);
        city.lookAtWhatIsDue();
        var corrected = Story.act(village, id, "correct", version(id), Map.of("corrected", "示例：已整改"));
        assertThat(corrected.status()).as(corrected.raw().body()).isEqualTo(200);
        return id;
    }

    private Answer pass(UUID id) {
        return Story.act(inspector, id, "pass-recheck", version(id), Map.of());
    }

    private void voided(UUID id) {
        Story.act(duty, id, "ask-void", 1, Map.of("reason", "示例：已自行清理"));
        var ended = Story.act(city.server().as("county"), id, "confirm-void", 2, Map.of());
        assertThat(ended.status()).as(ended.raw().body()).isEqualTo(200);
    }

    private void rejectedAndFiled(UUID id) {
        Story.act(duty, id, "reject", 1, Map.of("reason", "示例"));
        var ended = Story.act(duty, id, "file", 2, Map.of());
        assertThat(ended.status()).as(ended.raw().body()).isEqualTo(200);
    }

    private int version(UUID id) {
        return duty.get("/cases/" + id).body().at("/version").asInt();
    }

    private JsonNode called(UUID id) {
        return worker.get("/cases/" + id).body().at("/called");
    }

    private JsonNode call(UUID id, String name) {
        return called(id)
                .valueStream()
                .filter(call -> call.at("/call").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private UUID called(UUID id, String name) {
        return UUID.fromString(call(id, name).at("/case").asString());
    }

    private static String reason(Answer answer) {
        return answer.body().at("/reason").asString("");
    }
}
