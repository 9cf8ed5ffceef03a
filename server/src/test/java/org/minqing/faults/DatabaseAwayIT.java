package org.minqing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.attachment.Pictures;
import org.minqing.database.TestCluster;
import org.minqing.kernel.UuidV7;

/** PostgreSQL goes away under a running server, and comes back. That no command is lost by it, and readers go on, DrillIT tells. */
class DatabaseAwayIT {

    private static final String DATABASE = "away";
    /** What the server knows without asking, as long as it still knows who asks. */
    private static final List<String> FROM_MEMORY = List.of(
            "/me",
            "/areas?level=county",
            "/areas/441521110220001",
            "/areas.geojson?level=county",
            "/locate?x=115.37&y=22.78&datum=WGS84",
            "/scenarios",
            "/scenarios/general-event");

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);
    private static final Duration LONGEST_RETURN = Duration.ofSeconds(90);

    private final InstantSource clock = InstantSource.system();
    private final Random random = new Random(11);

    /** An answer and how long it took. */
    private record Timed(String asked, Answer answer, Duration took) {}

    @Test
    void everyEndpointSaysSoWhileItIsAwayAndServesAgainWhenItIsBack() throws Exception {
        var cluster = TestCluster.another();
        cluster.create(DATABASE);
        cluster.migrate(DATABASE);
        try (var server = TestServer.over(cluster.storeStart(DATABASE), "shanwei")) {
            var worker = server.as("worker");
            var id = id();
            assertThat(worker.put("/cases/" + id, report()).status()).isEqualTo(201);
            assertThat(root(server, "/readyz").status()).isEqualTo(200);

            cluster.stop();
            asksEverything(server, worker, id);
            cluster.startAgain(cluster.url(DATABASE));

            servesAgain(server);
            assertThat(worker.get("/cases/" + id).body().at("/version").asInt()).isEqualTo(1);
        }
    }

    private void asksEverything(TestServer server, Client worker, UUID id) throws Exception {
        var asked = new ArrayList<Callable<Timed>>();
        for (var path : FROM_MEMORY) {
            asked.add(() -> timed("GET " + path, () -> worker.get(path)));
        }
        for (var path : List.of(
                "/cases",
                "/cases.geojson",
                "/cases/" + id,
                "/cases/" + id + "/journal",
                "/cases/" + id + "/actions",
                "/cases/" + id + "/dispatch",
                "/cases/" + id + "/attachments/" + "a".repeat(64),
                "/counts?by=state",
                "/counts?by=area")) {
            asked.add(() -> timed("GET " + path, () -> worker.get(path)));
        }
        asked.add(() -> timed("PUT case", () -> worker.put("/cases/" + id(), report())));
        asked.add(() -> timed("POST command", () -> worker.post("/cases/" + id + "/commands", command())));
        asked.add(() -> timed("POST photo", () -> worker.upload("a.png", Pictures.png(12, 9))));
        asked.add(() ->
                timed("sign in", () -> server.stranger().post("/session", Map.of("name", "duty", "password", "x"))));
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : hands.invokeAll(asked)) {
                isStated(answer.get());
            }
        }
        isAwake(server);
    }

    private static void isStated(Timed one) {
        assertThat(one.took()).as(one.asked()).isLessThan(LONGEST_ANSWER);
        if (one.answer().status() == 200 && FROM_MEMORY.contains(one.asked().substring(4))) {
            return;
        }
        assertThat(one.answer().status()).as(one.asked()).isEqualTo(503);
        assertThat(one.answer().code()).as(one.asked()).isEqualTo("store.away");
        assertThat(one.answer().raw().headers().firstValue("Retry-After"))
                .as(one.asked())
                .isPresent();
    }

    /** What needs no database goes on, and says what is missing. */
    private static void isAwake(TestServer server) {
        assertThat(root(server, "/healthz").status()).isEqualTo(200);
        assertThat(root(server, "/metrics").status()).isEqualTo(200);
        assertThat(server.stranger().get("/session").status()).isEqualTo(200);
        var ready = timed("readyz", () -> root(server, "/readyz"));
        assertThat(ready.answer().status()).isEqualTo(503);
        assertThat(ready.answer().raw().body()).contains("database");
        assertThat(ready.took()).isLessThan(Duration.ofSeconds(6));
    }

    private static void servesAgain(TestServer server) throws InterruptedException {
        var patience = System.nanoTime() + LONGEST_RETURN.toNanos();
        while (root(server, "/readyz").status() != 200 && System.nanoTime() < patience) {
            Thread.sleep(200);
        }
        assertThat(root(server, "/readyz").raw().body()).contains("ready");
    }

    private static Timed timed(String asked, Callable<Answer> call) {
        var began = System.nanoTime();
        try {
            var answer = call.call();
            return new Timed(asked, answer, Duration.ofNanos(System.nanoTime() - began));
        } catch (Exception failed) {
            throw new AssertionError(asked, failed);
        }
    }

    private static Answer root(TestServer server, String path) {
        var stranger = server.stranger();
        return stranger.send(HttpRequest.newBuilder(server.address(path)).GET());
    }

    private Map<String, Object> command() {
        return new HashMap<>(Map.of(
                "command",
                id(),
                "action",
                "accept",
                "version",
                1,
                "observedAt",
                clock.instant().toString()));
    }

    private Map<String, Object> report() {
        return Map.of(
                "command", id(),
                "scenario", "general-event",
                "area", 441521110220001L,
                "fields", Map.of("kind", "exposed-waste", "severity", "ordinary", "description", "路边有垃圾。（示例）"),
                "observedAt", clock.instant().toString());
    }

    private UUID id() {
        return UuidV7.at(clock.instant(), random);
    }
}
