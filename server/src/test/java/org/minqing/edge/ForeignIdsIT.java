package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.kernel.UuidV7;
import org.minqing.scenario.Action;
import org.minqing.scenario.language.ShippedScenarios;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever learns the id of a thing of another area learns nothing else by it, at any address that the contract names. */
class ForeignIdsIT {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Set<String> OPEN = Set.of(
            "/api/v1/session",
            "/api/v1/session/password",
            "/api/v1/session/phone",
            "/api/v1/session/phone/code",
            "/api/v1/session/passkey",
            "/api/v1/session/passkey/challenge",
            "/api/v1/session/oidc",
            "/api/v1/session/oidc/begin",
            "/api/v1/session/oidc/back",
            "/api/v1/session/oidc/leave",
            "/api/v1/session/oidc/signed-out",
            "/api/v1/openapi.json");
    private static final Set<String> PUBLIC = Set.of(
            "get /api/v1/orders",
            "get /api/v1/bodies",
            "get /api/v1/shares",
            "get /api/v1/safeguards",
            "get /api/v1/areas",
            "get /api/v1/areas/{code}",
            "get /api/v1/areas.geojson",
            "get /api/v1/scenarios",
            "get /api/v1/scenarios/{reference}");

    /** What is for those who have no account: a code opens it, and none is sent here. */
    private static final String GUESTS = "/api/v1/public/";

    private static final List<String> ACTIONS = Stream.concat(
                    ShippedScenarios.generalEvent().flow().actions().stream().map(Action::id),
                    Stream.of("no-such-action"))
            .toList();

    private final TestServer server = TestServer.shanwei();
    private final Random random = new Random();
    private final Client reporter = server.as("resident");
    private UUID foreign = UUID.randomUUID();

    @BeforeEach
    void report() {
        foreign = UuidV7.at(InstantSource.system().instant(), random);
        assertThat(reporter.put("/cases/" + foreign, body("示例：只有本镇的人可以看到")).status())
                .isEqualTo(201);
    }

    @Test
    void everyAddressAsksWhoIsThere() {
        var stranger = server.stranger();
        var asked = 0;
        for (var operation : operations()) {
            if (!isOpen(operation)) {
                var answer = call(stranger, operation, foreign);
                assertThat(answer.status()).as(operation.toString()).isEqualTo(401);
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(10);
    }

    @Test
    void aForeignIdIsAnsweredAsAnIdThatDoesNotExist() {
        var nowhere = UuidV7.at(InstantSource.system().instant(), random);
        for (var who : List.of("outsider", "administrator")) {
            var client = server.as(who);
            for (var operation : operations()) {
                if (operation.path().contains("{id}") && !operation.method().equals("put")) {
                    var there = call(client, operation, foreign);
                    var nothing = call(client, operation, nowhere);
                    assertThat(there.status()).as(who + " " + operation).isBetween(400, 499);
                    assertThat(there.raw().body())
                            .as(who + " " + operation)
                            .isEqualTo(nothing.raw().body());
                }
            }
        }
    }

    @Test
    void noCommandOfSomebodyFromElsewhereChangesAnything() {
        var duty = server.as("duty");
        var before = duty.get("/cases/" + foreign + "/journal").raw().body();
        for (var who : List.of("outsider", "administrator", "county")) {
            var client = server.as(who);
            for (var action : ACTIONS) {
                var answer = client.post("/cases/" + foreign + "/commands", command(action));
                assertThat(answer.status()).as(who + " " + action).isBetween(400, 499);
                if (!who.equals("county")) {
                    assertThat(answer.code()).as(who + " " + action).isEqualTo("not-found");
                }
            }
        }
        assertThat(server.as("outsider")
                        .put("/cases/" + foreign, body("示例：别人的编号"))
                        .status())
                .isBetween(400, 499);
        var after = duty.get("/cases/" + foreign);
        assertThat(after.body().at("/state").asString()).isEqualTo("reported");
        assertThat(before).isNotEmpty();
    }

    @Test
    void whatIsForeignIsInNoListAndNoFigure() {
        var outsider = server.as("outsider");
        for (var path : List.of("/cases?limit=200", "/cases.geojson")) {
            assertThat(outsider.get(path).raw().body()).as(path).doesNotContain(foreign.toString());
        }
        assertThat(outsider.search("/cases", "示例").raw().body()).doesNotContain(foreign.toString());
        assertThat(server.as("duty").get("/cases?limit=200").raw().body()).contains(foreign.toString());
        assertThat(reporter.get("/cases?limit=200").raw().body()).contains(foreign.toString());
    }

    private static boolean isOpen(Operation operation) {
        return OPEN.contains(operation.path())
                || operation.path().startsWith(GUESTS)
                || PUBLIC.contains(operation.method() + " " + operation.path());
    }

    private record Operation(String method, String path) {}

    private List<Operation> operations() {
        var paths = server.stranger().get("/openapi.json").body().path("paths");
        return paths.propertyStream()
                .filter(path -> !path.getKey().endsWith("/stream"))
                .flatMap(path -> methods(path.getValue()).stream().map(method -> new Operation(method, path.getKey())))
                .toList();
    }

    private static List<String> methods(JsonNode path) {
        return path.propertyStream()
                .map(Map.Entry::getKey)
                .filter(METHODS::contains)
                .toList();
    }

    private Answer call(Client client, Operation operation, UUID id) {
        var path = operation.path().substring("/api/v1".length()).replaceAll("\\{[^}]+}", id.toString());
        var body = operation.method().equals("get") ? BodyPublishers.noBody() : BodyPublishers.ofString(command());
        return client.send(client.request(path).method(operation.method().toUpperCase(Locale.ROOT), body));
    }

    private String command() {
        return new JsonMapper().writeValueAsString(command("accept"));
    }

    private Map<String, Object> command(String action) {
        return Map.of(
                "command",
                UuidV7.at(InstantSource.system().instant(), random),
                "action",
                action,
                "version",
                1,
                "fields",
                Map.of(),
                "observedAt",
                "2026-11-23T04:00:00Z");
    }

    private Map<String, Object> body(String description) {
        var body = new HashMap<String, Object>();
        var now = InstantSource.system().instant();
        body.put("command", UuidV7.at(now, random));
        body.put("scenario", "general-event");
        body.put("area", 441521110220001L);
        body.put("fields", Map.of("kind", "exposed-waste", "severity", "pressing", "description", description));
        body.put("observedAt", now.toString());
        return body;
    }
}
