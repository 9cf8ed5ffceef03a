package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;

/** A command may be sent any number of times; it happens once and is answered the same. */
class RepetitionIT {

    private final TestServer server = TestServer.shanwei();
    private final TestServer.Client worker = server.as("worker");
    private final TestServer.Client duty = server.as("duty");

    @Test
    void answersARepeatedReportTheSameWithAnotherStatus() {
        var id = Story.id();
        var body = Story.report();

        var first = worker.put("/cases/" + id, body);
        var again = worker.put("/cases/" + id, body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(entries(id)).isEqualTo(1);
    }

    @Test
    void answersARepeatedCommandFromItsEntryAlsoWhenTheCaseHasMovedOn() {
        var id = reported();
        var accept = Story.command("accept", 1, Map.of());
        var first = duty.post("/cases/" + id + "/commands", accept);
        Story.act(duty, id, "dispatch", 2, Map.of());

        var again = duty.post("/cases/" + id + "/commands", accept);

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().at("/version").asInt()).isEqualTo(2);
        assertThat(again.body().at("/state").asString()).isEqualTo("accepted");
        assertThat(entries(id)).isEqualTo(3);
    }

    @Test
    void answersARepeatedRefusalTheSame() {
        var id = reported();
        var tooEarly = Story.command("file", 1, Map.of());

        var first = duty.post("/cases/" + id + "/commands", tooEarly);
        var again = duty.post("/cases/" + id + "/commands", tooEarly);

        assertThat(first.status()).isEqualTo(422);
        assertThat(first.code()).isEqualTo("flow.refused");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(entries(id)).isEqualTo(2);
    }

    @Test
    void writesACommandOnceHoweverOftenItArrivesAtTheSameTime() throws Exception {
        var id = reported();
        var accept = Story.command("accept", 1, Map.of());
        var calls = new ArrayList<Callable<Answer>>();
        for (var call = 0; call < 16; call++) {
            calls.add(() -> duty.post("/cases/" + id + "/commands", accept));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get().status()).as(answer.get().raw().body()).isEqualTo(200);
                assertThat(answer.get().body().at("/version").asInt()).isEqualTo(2);
            }
        }
        assertThat(entries(id)).isEqualTo(2);
    }

    @Test
    void refusesAnIdThatCameWithAnotherBodyOrFromSomebodyElseAndTellsNothing() {
        var id = reported();
        var accept = Story.command("accept", 1, Map.of());
        duty.post("/cases/" + id + "/commands", accept);
        var otherBody = new HashMap<>(accept);
        otherBody.put("observedAt", "2026-11-22T04:00:00Z");

        var withAnotherBody = duty.post("/cases/" + id + "/commands", otherBody);
        var bySomebodyElse = server.as("inspector").post("/cases/" + id + "/commands", accept);

        for (var answer : new Answer[] {withAnotherBody, bySomebodyElse}) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("command.id-reused");
            assertThat(answer.body().at("/version").isMissingNode()).isTrue();
            assertThat(answer.body().at("/entries").isMissingNode()).isTrue();
        }
        assertThat(entries(id)).isEqualTo(2);
    }

    @Test
    void refusesTheIdOfACaseThatSomebodyElseHasAndTellsNothing() {
        var id = reported();

        var taken = server.as("outsider").put("/cases/" + id, Story.report());

        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.code()).isEqualTo("command.id-reused");
        assertThat(entries(id)).isEqualTo(1);
    }

    private UUID reported() {
        var id = Story.id();
        assertThat(worker.put("/cases/" + id, Story.report()).status()).isEqualTo(201);
        return id;
    }

    private int entries(UUID id) {
        return Story.entries(server, id);
    }
}
