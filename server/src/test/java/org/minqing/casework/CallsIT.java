package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.deadline.timer.CatchUp;
import org.minqing.deadline.timer.Firing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an inspection finds wrong becomes an event of its own, and each of the two knows of the other. */
class CallsIT {

    private final TestServer server = TestServer.shanwei();
    private final Client worker = server.as("worker");
    private final Client duty = server.as("duty");

    @Test
    void eachItemThatFailedOpensAnEventWithADeadlineOfItsOwn() {
        var id = ordered(false, true);
        lookAtWhatIsDue();

        var inspection = worker.get("/cases/" + id).body();
        assertThat(inspection.at("/called")).hasSize(1);
        var called = inspection.at("/called/0");
        assertThat(called.at("/call").asString()).isEqualTo("exits");
        assertThat(called.at("/scenario").asString()).isEqualTo("general-event");
        assertThat(called.at("/state").asString()).isEqualTo("running");
        assertThat(called.at("/caseState").asString()).isEqualTo("reported");
        assertThat(called.at("/caseNumber").asString()).isNotBlank();
        var event = duty.get("/cases/" + called.at("/case").asString()).body();
        assertThat(event.at("/calledBy/case").asString()).isEqualTo(id.toString());
        assertThat(event.at("/calledBy/scenario").asString()).isEqualTo("place-inspection");
        assertThat(event.at("/attributes/kind").asString()).isEqualTo("blocked-fire-lane");
        assertThat(event.at("/attributes/severity").asString()).isEqualTo("urgent");
        assertThat(event.at("/fields/description").asString()).contains("示例：清理通道");
        assertThat(event.at("/area").asLong()).isEqualTo(inspection.at("/area").asLong());
        assertThat(Instant.parse(event.at("/due/0/at").asString()))
                .isAfter(Instant.parse(event.at("/reportedAt").asString()));
        assertThat(worker.get("/cases/" + id + "/journal")
                        .body()
                        .at("/1/called")
                        .toString())
                .isEqualTo("[1]");
    }

    @Test
    void theCallerLearnsOfTheEndOnce() {
        var id = ordered(false, true);
        lookAtWhatIsDue();
        var event = UUID.fromString(
                worker.get("/cases/" + id).body().at("/called/0/case").asString());
        Story.act(duty, event, "accept", 1, Map.of());
        Story.act(duty, event, "ask-void", 2, Map.of("reason", "示例：已自行清理"));
        var ended = Story.act(server.as("county"), event, "confirm-void", 3, Map.of());
        assertThat(ended.status()).as(ended.raw().body()).isEqualTo(200);

        lookAtWhatIsDue();
        look(event);

        var called = worker.get("/cases/" + id).body().at("/called/0");
        assertThat(called.at("/state").asString()).isEqualTo("ended");
        assertThat(called.at("/end").asString()).isEqualTo("void");
        var lines = worker.get("/cases/" + id + "/journal").body();
        assertThat(lines).hasSize(3);
        assertThat(lines.at("/2/kind").asString()).isEqualTo("case.call-ended");
        assertThat(lines.at("/2/called").toString()).isEqualTo("[1]");
    }

    @Test
    void aLookThatIsBrokenOffOrRepeatedOpensNothingTwice() throws Exception {
        var id = ordered(false, false);
        server.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            look(id);
            status.setRollbackOnly();
        });
        var looks = List.<Callable<Boolean>>of(() -> look(id), () -> look(id), () -> look(id), () -> look(id));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(looks)) {
                assertThat(done.get()).isTrue();
            }
        }
        lookAtWhatIsDue();

        assertThat(server.database()
                        .reader()
                        .sql("""
                                select attributes ->> 'kind' from casework.case_file
                                where attributes -> 'flow.called-by' ->> 'case' = :id order by 1
                                """)
                        .param("id", id.toString())
                        .query(String.class)
                        .list())
                .containsExactly("blocked-fire-lane", "unsafe-wiring");
        assertThat(Story.entries(server, id)).as("nothing was refused").isEqualTo(2);
    }

    @Test
    void anInspectionWithoutFaultsCallsNobody() {
        var id = reported(true, true);

        var inOrder = Story.act(worker, id, "find-in-order", 1, Map.of());

        assertThat(inOrder.status()).as(inOrder.raw().body()).isEqualTo(200);
        assertThat(worker.get("/cases/" + id).body().at("/called")).isEmpty();
    }

    private UUID ordered(boolean exits, boolean wiring) {
        var id = reported(exits, wiring);
        var ordered = Story.act(worker, id, "find-faults", 1, Map.of("hazard", "serious", "to-correct", "示例：清理通道"));
        assertThat(ordered.status()).as(ordered.raw().body()).isEqualTo(200);
        return id;
    }

    private UUID reported(boolean exits, boolean wiring) {
        var id = Story.id();
        var report = Story.report();
        var fields = new HashMap<String, Object>(Map.of("place-kind", "small-shop", "place-name", "示例商店"));
        fields.putAll(Map.of("exits-clear", exits, "wiring", wiring, "extinguishers", true));
        fields.putAll(Map.of("no-charging-inside", true, "nobody-sleeps", true));
        report.put("scenario", "place-inspection");
        report.put("fields", fields);
        var answer = worker.put("/cases/" + id, report);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return id;
    }

    private void lookAtWhatIsDue() {
        assertThat(server.bean(CatchUp.class).run()).isTrue();
    }

    private boolean look(UUID id) {
        var firing = new Firing(UUID.randomUUID(), id, Calls.TIMER, "look", Instant.EPOCH, List.of());
        server.bean(Calling.class).take(firing, server.bean(JdbcClient.class));
        return true;
    }
}
