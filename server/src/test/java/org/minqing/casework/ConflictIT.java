package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;

/** Two people decide about the same case at the same time. */
class ConflictIT {

    private final TestServer server = TestServer.shanwei();
    private final TestServer.Client worker = server.as("worker");
    private final TestServer.Client duty = server.as("duty");

    @Test
    void letsOnePassAndShowsTheOtherWhatHappened() throws Exception {
        for (var round = 0; round < 5; round++) {
            var id = reported();
            var rival = server.as("duty");
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var accepting = threads.submit(() -> Story.act(duty, id, "accept", 1, Map.of()));
                var rejecting = threads.submit(() -> Story.act(rival, id, "reject", 1, Map.of("reason", "示例理由")));
                var answers = List.of(accepting.get(), rejecting.get());

                assertThat(answers).extracting(TestServer.Answer::status).containsExactlyInAnyOrder(200, 409);
                var lost = answers.stream()
                        .filter(answer -> answer.status() == 409)
                        .findFirst()
                        .orElseThrow();
                assertThat(lost.code()).isEqualTo("case.changed");
                assertThat(lost.body().at("/version").asInt()).isEqualTo(2);
                assertThat(lost.body().at("/entries")).hasSize(1);
                assertThat(lost.body().at("/entries/0/version").asInt()).isEqualTo(2);
                assertThat(lost.raw().body()).doesNotContain("示例理由");
            }
            assertThat(Story.entries(server, id)).isEqualTo(2);
        }
    }

    @Test
    void doesNotEnterAConflictSoThatTheSameIdMayBeTriedAgain() {
        var id = reported();
        Story.act(duty, id, "accept", 1, Map.of());
        var dispatch = Story.command("dispatch", 1, Map.of());

        assertThat(duty.post("/cases/" + id + "/commands", dispatch).status()).isEqualTo(409);
        assertThat(Story.entries(server, id)).isEqualTo(2);
    }

    @Test
    void makesNobodysPageOldByARefusal() {
        var id = reported();
        var refused = Story.act(worker, id, "accept", 1, Map.of());
        assertThat(refused.code()).isEqualTo("flow.refused");

        var accepted = Story.act(duty, id, "accept", 1, Map.of());

        assertThat(accepted.status()).as(accepted.raw().body()).isEqualTo(200);
        assertThat(accepted.body().at("/version").asInt()).isEqualTo(3);
    }

    @Test
    void refusesAVersionThatIsYetToCome() {
        var id = reported();

        assertThat(Story.act(duty, id, "accept", 7, Map.of()).code()).isEqualTo("case.changed");
        assertThat(Story.act(duty, id, "accept", -1, Map.of()).code()).isEqualTo("case.changed");
    }

    private UUID reported() {
        var id = Story.id();
        assertThat(worker.put("/cases/" + id, Story.report()).status()).isEqualTo(201);
        return id;
    }
}
