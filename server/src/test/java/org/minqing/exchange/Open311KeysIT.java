package org.minqing.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minqing.exchange.Partner311.Administrator;
import static org.minqing.exchange.Partner311.GRID;
import static org.minqing.exchange.Partner311.key;
import static org.minqing.exchange.Partner311.refused;
import static org.minqing.exchange.Partner311.report;
import static org.minqing.exchange.Partner311.without;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.kernel.UuidV7;

/** Who may report by program, and what no program is told. */
class Open311KeysIT {

    private final TestServer server = TestServer.shanwei();
    private final Random random = new Random();

    @Test
    void whatIsNotPublicIsNotFoundWhoeverAsks() {
        var resident = server.as("resident");
        var complaint = Map.<String, Object>of("whom", "town-urban", "conduct", "delay", "matter", "示例：拖延。");
        var hidden = List.of(
                stored(resident, "unit-complaint", complaint),
                stored(
                        resident,
                        "general-event",
                        Map.of("kind", "unsafe-gas", "severity", "ordinary", "description", "示例")));
        for (var form : List.of("xml", "json")) {
            var program = program(form).with("Cookie", "none=1");
            for (var id : hidden) {
                refused(program.request(id), 404, "service_request_id was not found");
                assertThat(program.requests(Map.of("service_request_id", id)).rows())
                        .isEmpty();
                assertThat(program.requests(Map.of()).text()).doesNotContain(id);
            }
        }
    }

    @Test
    void aKeyIsMadeAndRevokedByAnAdministratorAndIsKeptAsAHash() {
        var administrator = Administrator.CLIENT;
        var made = administrator.post("/exchange/keys", Map.of("name", "示例平台", "source", "partner"));
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        var id = made.body().at("/id").asString();
        var key = made.body().at("/key").asString();
        assertThat(program("json").report(report(key)).status()).isEqualTo(200);
        assertThat(administrator.get("/exchange/keys").raw().body())
                .contains(id)
                .doesNotContain(key);
        assertThat(kept(key)).isZero();

        for (var times = 0; times < 2; times++) {
            var revoked = administrator.send(
                    administrator.request("/exchange/keys/" + id).DELETE());
            assertThat(revoked.status()).isEqualTo(204);
        }
        refused(program("xml").report(report(key)), 403, "api_key");
        assertThat(server.database()
                        .reader()
                        .sql("select kind from journal.entry where stream = :id order by version")
                        .param("id", UUID.fromString(id))
                        .query(String.class)
                        .list())
                .containsExactly("exchange.key-made", "exchange.key-revoked");
        assertThat(administrator
                        .post("/exchange/keys", Map.of("name", "示例", "source", "smoke"))
                        .code())
                .isEqualTo("exchange.key-unnamed");
        for (var account : List.of("resident", "duty", "city")) {
            assertThat(server.as(account).get("/exchange/keys").status())
                    .as(account)
                    .isIn(403, 404);
        }
    }

    @Test
    void aRenewedKeyIsTheSameProgramAndTheOneBeforeEndsWhenItIsSaid() {
        var administrator = Administrator.CLIENT;
        var made = administrator.post("/exchange/keys", Map.of("name", "示例平台", "source", "partner"));
        var secret = "/exchange/keys/" + made.body().at("/id").asString() + "/secret";
        var former = made.body().at("/key").asString();
        var program = program("json");
        var id = String.valueOf(program.report(report(former)).row().get("service_request_id"));

        var lost = administrator.post(secret, Map.of());
        assertThat(lost.status()).as(lost.raw().body()).isEqualTo(200);
        var renewed =
                administrator.post(secret, Map.of("days", 3)).body().at("/key").asString();
        for (var key : List.of(former, renewed)) {
            var update = Map.of("api_key", key, "service_request_id", id, "description", "示例：" + key.hashCode());
            assertThat(program.update(update).status())
                    .as("its own report, with both")
                    .isEqualTo(200);
        }
        refused(program.report(report(lost.body().at("/key").asString())), 403, "api_key");
        assertThat(administrator.get("/exchange/keys").body().valueStream())
                .anyMatch(key -> key.at("/id").equals(made.body().at("/id"))
                        && key.at("/formerUntil").isString());

        assertThat(administrator.post(secret, Map.of("days", 31)).code()).isEqualTo("exchange.key-days");
        var alone =
                administrator.post(secret, Map.of("days", 0)).body().at("/key").asString();
        assertThat(program.report(report(alone)).status()).isEqualTo(200);
        for (var key : List.of(former, renewed)) {
            refused(program.report(report(key)), 403, "api_key");
        }
        assertThat(administrator
                        .post("/exchange/keys/" + id() + "/secret", Map.of())
                        .code())
                .isEqualTo("exchange.key-unknown");
        assertThat(server.as("duty").post(secret, Map.of()).status()).isIn(403, 404);
    }

    /** No client of Java's own sends this; it is written by hand. */
    @Test
    void whatCannotBeReadIsRefusedInTheFormOfTheSpecificationToo() throws IOException {
        for (var path : List.of("/requests.json?status=%zz", "/requests.json?%00=%00")) {
            try (var socket = new Socket("localhost", server.address("/").getPort())) {
                var request = "GET /open311/v2" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer)
                        .as(path)
                        .containsPattern("^HTTP/1.1 (200|400|404) ")
                        .doesNotContain("xception");
                assertThat(answer).as(path).containsPattern("\r\n(\\[\\{\"code\":4|\\[])");
            }
        }
    }

    @Test
    void aKeyThatSendsTooMuchHasToWait() {
        var program = program("json");
        var key = key();
        var answers = Stream.generate(() -> program.report(without(report(key), "service_code")))
                .limit(61)
                .map(Open311Client.Answer::status)
                .toList();
        assertThat(answers.subList(0, 60)).containsOnly(400);
        assertThat(answers.getLast()).isEqualTo(429);
    }

    private long kept(String key) {
        return server.database()
                .owner()
                .sql("select count(*) from exchange.partner_key k where k::text like '%' || :key || '%'")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    private String stored(TestServer.Client resident, String scenario, Map<String, Object> fields) {
        var id = id().toString();
        var body = Map.of("command", id(), "scenario", scenario, "area", Long.parseLong(GRID), "fields", fields);
        var answer = resident.put("/cases/" + id, body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return id;
    }

    private Open311Client program(String form) {
        return Open311Client.discovered(server.address("/open311/discovery." + form), form)
                .with("Accept-Language", "en");
    }

    private UUID id() {
        return UuidV7.at(InstantSource.system().instant(), random);
    }
}
