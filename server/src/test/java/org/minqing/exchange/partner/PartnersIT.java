package org.minqing.exchange.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.access.machine.SigningClient;
import tools.jackson.databind.JsonNode;

/** Cases go to a partner and fro by the mapping of Shanwei, whoever is away meanwhile: nothing is lost and nothing doubled. */
class PartnersIT {

    private static final String GRID = "441521110220001";

    private static TestServer server;
    private static StubPartner stub;
    private static SigningClient hotline;
    private static SigningClient office;
    private static TestServer.Client administrator;

    @BeforeAll
    static void connected() {
        server = TestServer.start("shanwei", 0);
        stub = new StubPartner(server);
        hotline = SigningClient.opened(server, "示例 12345 热线", Map.of());
        office = SigningClient.opened(server, "示例信访部门", Map.of());
        administrator = server.as("administrator");
        link("hotline-12345", hotline);
        link("petition-office", office);
    }

    @AfterAll
    static void closed() {
        stub.close();
        server.close();
    }

    @Test
    void aDeliveredCaseIsOneCaseHoweverOftenItComesAndItsStateIsRead() {
        var first = deliver(hotline, "hotline-12345", "12345-1", call("0201", "示例：路灯不亮"));
        assertThat(first.status()).as(first.raw().body()).isEqualTo(200);
        for (var times = 0; times < 3; times++) {
            assertThat(deliver(hotline, "hotline-12345", "12345-1", call("0201", "示例：路灯不亮"))
                            .body())
                    .isEqualTo(first.body());
        }
        assertThat(deliver(hotline, "hotline-12345", "12345-1", call("0201", "示例：另一件事"))
                        .code())
                .isEqualTo("exchange.number-reused");
        var read = hotline.get("/api/v1/exchange/partners/hotline-12345/cases/12345-1")
                .body();
        assertThat(read).isEqualTo(first.body());
        assertThat(read.at("/state").asString()).isEqualTo("received");
        var duty = server.as("duty");
        var there = duty.get("/cases/" + read.at("/request").asString()).body();
        assertThat(there.toString()).contains("street-light", "示例：路灯不亮", "hotline");
    }

    @Test
    void whatDoesNotFitIsRefusedAndMayComeCorrectedUnderTheSameNumber() {
        var number = "12345-2";
        var wrong = new HashMap<>(
                Map.of("area", "nowhere", "fields", Map.of("matter", "0201", "colour", "red", "level", "9")));
        var refused = deliver(hotline, "hotline-12345", number, wrong);
        assertThat(refused.code()).isEqualTo("exchange.delivery-wrong");
        assertThat(refused.body().at("/errors").toString()).contains("fields.colour", "fields.level", "\"area\"");
        var short1 = Map.<String, Object>of("area", GRID, "fields", Map.of("matter", "0201", "level", "1"));
        assertThat(deliver(hotline, "hotline-12345", number, short1).status()).isEqualTo(422);
        assertThat(hotline.get("/api/v1/exchange/partners/hotline-12345/cases/" + number)
                        .status())
                .isEqualTo(404);
        assertThat(deliver(hotline, "hotline-12345", number, call("7777", "示例：说不清"))
                        .status())
                .isEqualTo(200);
        assertThat(hotline.get("/api/v1/exchange/partners/hotline-12345/cases/none")
                        .code())
                .isEqualTo("exchange.number-unknown");
    }

    @Test
    void noOneDeliversOrReadsInTheNameOfAnother() {
        var body = call("0201", "示例：路灯不亮");
        assertThat(deliver(hotline, "hotline-12345", "12345-3", body).status()).isEqualTo(200);
        assertThat(office.get("/api/v1/exchange/partners/hotline-12345/cases/12345-3")
                        .code())
                .isEqualTo("exchange.partner-unknown");
        assertThat(deliver(office, "hotline-12345", "12345-3", body).code()).isEqualTo("exchange.partner-unknown");
        for (var account : List.of("resident", "duty", "city")) {
            var person = server.as(account);
            assertThat(person.put("/exchange/partners/hotline-12345/cases/12345-3", body)
                            .code())
                    .isEqualTo("exchange.partner-unknown");
            assertThat(person.get("/exchange/partners").status()).isIn(403, 404);
            assertThat(person.get("/exchange/partners/hotline-12345/messages").status())
                    .isIn(403, 404);
        }
        assertThat(administrator
                        .put("/exchange/partners/hotline-12345", Map.of("account", office.id()))
                        .code())
                .as("an account stands for one partner")
                .isEqualTo("exchange.partner-wrong");
        for (var address :
                List.of("http://example.org/in", "file:///etc", "https://a:b@example.org/", "https://e.org/?a")) {
            assertThat(administrator
                            .put(
                                    "/exchange/partners/hotline-12345",
                                    Map.of("account", hotline.id(), "address", address))
                            .code())
                    .as(address)
                    .isEqualTo("exchange.partner-wrong");
        }
    }

    @Test
    void thePartnerIsAwayForADayAndForgetsItsAnswersAndNothingIsLostOrDoubled() {
        var numbers = IntStream.range(0, 12).mapToObj(each -> "down-" + each).toList();
        var ids = new ArrayList<String>();
        stub.away(true);
        for (var number : numbers) {
            ids.add(deliver(hotline, "hotline-12345", number, call("0201", "示例：" + number))
                    .body()
                    .at("/request")
                    .asString());
        }
        var duty = server.as("duty");
        ids.forEach(id -> act(duty, id, "reject", Map.of("reason", "示例：已在处理")));
        Patience.until(() -> messages("hotline-12345", "waiting").size() == 12 && tried("hotline-12345"));
        reopen(ids.getFirst());
        later(Duration.ofHours(23));
        Patience.until(() -> messages("hotline-12345", "waiting").stream()
                .anyMatch(message -> message.at("/tries").asInt() > 1));
        assertThat(stub.has("/cases/down-")).isEmpty();
        assertThat(messages("hotline-12345", "dead")).isEmpty();

        stub.away(false).forgetful(true);
        later(Duration.ofHours(2));
        Patience.until(() -> stub.has("/cases/down-").size() >= 8);
        stub.forgetful(false);
        later(Duration.ofHours(2));
        Patience.until(() -> {
            later(Duration.ofMinutes(2));
            return messages("hotline-12345", "waiting").isEmpty();
        });
        toldOnceAndInOrder(numbers);
    }

    @Test
    void aPetitionIsASealedCaseAndIsHandedOverWithItsWordsAndNoName() {
        var petition = Map.<String, Object>of(
                "area",
                GRID,
                "fields",
                Map.of(
                        "office", "town",
                        "conduct", "delay",
                        "content", "示例：办事拖延",
                        "telephone", "000-0000-4321"));
        var delivered = deliver(office, "petition-office", "XF2026-1", petition);
        assertThat(delivered.status()).as(delivered.raw().body()).isEqualTo(200);
        assertThat(delivered.body().at("/state").asString()).isEqualTo("registered");
        var id = delivered.body().at("/request").asString();
        for (var account : List.of("duty", "worker", "administrator")) {
            assertThat(server.as(account).get("/cases/" + id).status())
                    .as(account)
                    .isIn(403, 404);
        }
        assertThat(server.as("city").get("/cases/" + id).raw().body())
                .as("that there is one, and not a word of it")
                .doesNotContain("示例：办事拖延", "000-0000-4321", office.id().toString());
        assertThat(hotline.get("/api/v1/cases/" + id).status()).isEqualTo(404);
        var county = server.as("oversight");
        var city = server.as("reviewer");
        act(county, id, "ask-hand-over", Map.of("handed-to", "discipline", "reason", "示例：涉嫌违纪"));
        act(city, id, "confirm-hand-over", Map.of());
        Patience.until(() -> stub.has("/handed-over/").size() == 1);
        var handed = stub.has("/handed-over/").getFirst();
        assertThat(handed.at("/fields/body").asString()).isEqualTo("D");
        assertThat(handed.at("/fields/content").asString()).isEqualTo("示例：办事拖延");
        assertThat(handed.toString())
                .doesNotContain("000-0000-4321")
                .doesNotContain(office.id().toString());
        assertThat(stub.faults()).isEmpty();
    }

    private static void toldOnceAndInOrder(List<String> numbers) {
        assertThat(stub.faults()).isEmpty();
        for (var number : numbers) {
            var told = stub.has("/cases/" + number + "/answers/");
            assertThat(told.getFirst().at("/number").asString()).isEqualTo(number);
            assertThat(told.getFirst().at("/answers/reason").asString()).isEqualTo("示例：已在处理");
            var first = number.equals("down-0");
            assertThat(told)
                    .extracting(one -> one.at("/state").asString())
                    .containsExactly(first ? new String[] {"refused", "received"} : new String[] {"refused"});
        }
        assertThat(messages("hotline-12345", "delivered"))
                .allSatisfy(
                        message -> assertThat(message.at("/receipt").asString()).startsWith("R-"));
    }

    private static void link(String partner, SigningClient client) {
        var body = Map.of("account", client.id(), "address", stub.address());
        for (var times = 0; times < 2; times++) {
            var linked = administrator.put("/exchange/partners/" + partner, body);
            assertThat(linked.status()).as(linked.raw().body()).isEqualTo(200);
        }
    }

    private static SigningClient.Answer deliver(
            SigningClient client, String partner, String number, Map<String, Object> body) {
        return client.put("/api/v1/exchange/partners/" + partner + "/cases/" + number, body);
    }

    private static Map<String, Object> call(String matter, String content) {
        return Map.of(
                "area",
                GRID,
                "fields",
                Map.of("matter", matter, "level", "1", "content", content, "callback", "000-1"));
    }

    private static void act(TestServer.Client person, String id, String action, Map<String, Object> fields) {
        var version = person.get("/cases/" + id).body().at("/version").asInt();
        var body = Map.of("command", SigningClient.v7(), "action", action, "version", version, "fields", fields);
        var answer = person.post("/cases/" + id + "/commands", body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    /** The partner itself, by a signed command. */
    private static void reopen(String id) {
        var version = hotline.get("/api/v1/cases/" + id).body().at("/version").asInt();
        var answer = hotline.post(
                "/api/v1/cases/" + id + "/commands",
                Map.of(
                        "command",
                        SigningClient.v7(),
                        "action",
                        "reopen",
                        "version",
                        version,
                        "fields",
                        Map.of("reason", "示例：还没有好")));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static void later(Duration time) {
        var now = administrator
                .post("/test/clock", Map.of("to", "1970-01-01T00:00:00Z"))
                .body();
        var at = Instant.parse(now.at("/now").asString()).plus(time);
        assertThat(administrator
                        .post("/test/clock", Map.of("to", at.toString()))
                        .status())
                .isEqualTo(200);
    }

    private static boolean tried(String partner) {
        return messages(partner, "waiting").stream()
                .allMatch(message -> message.at("/tries").asInt() > 0);
    }

    private static List<JsonNode> messages(String partner, String state) {
        return administrator
                .get("/exchange/partners/" + partner + "/messages")
                .body()
                .valueStream()
                .filter(message -> message.at("/state").asString().equals(state))
                .toList();
    }
}
