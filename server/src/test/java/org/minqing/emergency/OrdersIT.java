package org.minqing.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.journal.Chain;
import org.minqing.journal.Journal;
import org.minqing.kernel.CityClock;
import org.minqing.kernel.UuidV7;
import tools.jackson.databind.JsonNode;

/** An emergency from its order to the day on which nothing of what was told for it is left. One server, whose time is moved. */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrdersIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);
    private static final long CITY = 441500000000000L;
    private static final long COUNTY = 441521000000000L;
    private static final long GRID = 441521110220001L;
    private static final String NAME = "示例无名氏甲";
    private static final Random RANDOM = new Random();

    private final Client county = SERVER.as("county");
    private final Client city = SERVER.as("city");
    private final Client duty = SERVER.as("duty");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    @Order(1)
    void aSampleServerHasAnInventedOrderThatEverybodyCanReadAndThatCanBeEnded() {
        var sample = orders().at("/0");
        assertThat(sample.at("/state").asString()).isEqualTo("running");
        assertThat(sample.at("/decided/0/number").asString()).contains("示例");
        assertThat(sample.at("/legalBasis/zh").asString()).contains("突发事件应对法");

        assertThat(act(duty, id(sample), "end", 1, Map.of()).status()).isEqualTo(403);
        assertThat(act(city, id(sample), "end", 1, Map.of()).status()).isEqualTo(200);

        assertThat(orders().at("/0/state").asString()).isEqualTo("over");
    }

    @Test
    @Order(2)
    void withoutAnOrderNothingBegins() {
        var refused = report(fresh(), NAME);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("emergency.no-order");
    }

    @Test
    @Order(3)
    void anOrderIsShortAndOfABodyThatMayGiveItAndOfAnEmergency() {
        assertThat(give(duty, fresh(), COUNTY, 30).status()).isEqualTo(403);
        assertThat(give(county, fresh(), CITY, 30).status()).isEqualTo(403);
        assertThat(give(county, fresh(), COUNTY, 61).code()).isEqualTo("order.too-long");
        assertThat(give(county, fresh(), COUNTY, -1).code()).isEqualTo("order.too-long");
        var ordinary = body(COUNTY, 30);
        ordinary.put("scenario", "general-event");
        assertThat(county.put("/orders/" + fresh(), ordinary).code()).isEqualTo("order.not-needed");
        assertThat(county.put("/orders/" + fresh(), Map.of("area", COUNTY)).code())
                .isEqualTo("field.invalid");
        assertThat(SERVER.stranger().put("/orders/" + fresh(), body(COUNTY, 30)).status())
                .isIn(401, 403);
    }

    @Test
    @Order(4)
    void fromTheOrderToTheDayOnWhichNothingIsLeft() {
        var order = given();
        var open = fresh();
        var joined = fresh();
        assertThat(report(open, NAME).status()).isEqualTo(201);
        assertThat(report(joined, NAME + "乙").status()).isEqualTo(201);
        assertThat(step(joined, "join", 1, Map.of("same-as", "示例编号")).status()).isEqualTo(200);

        renewedByOthersAlone(order);
        assertThat(subject(open)).isEqualTo(NAME);

        moveTo(ends(order).plusSeconds(60));
        Patience.until(() -> state(order).equals("over"));
        assertThat(report(fresh(), NAME).code()).isEqualTo("emergency.no-order");
        assertThat(act(city, order, "renew", version(order), renewal(30)).code())
                .as("the end is the end")
                .isEqualTo("order.over");
        assertThat(subject(open)).as("kept for a while").isEqualTo(NAME);

        moveTo(ends(order).plus(Duration.ofDays(31)));
        Patience.until(() -> state(order).equals("destroyed"));
        nothingIsLeft(open);
        nothingIsLeft(joined);
        assertThat(duty.get("/cases/" + open).body().at("/state").asString()).isEqualTo("order-over");
        assertThat(duty.get("/cases/" + joined).body().at("/state").asString()).isEqualTo("joined");
        assertThat(SERVER.bean(Journal.class).entries(order))
                .allMatch(Chain::holds)
                .last()
                .satisfies(entry -> {
                    assertThat(entry.draft().kind()).isEqualTo("order.content-destroyed");
                    assertThat(entry.draft().open()).contains("\"cases\":2");
                });
        assertThat(order(order).has("cases")).as("two are too few to be told").isFalse();
    }

    private UUID given() {
        var order = fresh();
        var body = body(COUNTY, 10);
        assertThat(county.put("/orders/" + order, body).status()).isEqualTo(201);
        assertThat(county.put("/orders/" + order, body).status())
                .as("sent again")
                .isEqualTo(200);
        assertThat(city.put("/orders/" + order, body).code()).isEqualTo("command.id-reused");
        return order;
    }

    private void renewedByOthersAlone(UUID order) {
        assertThat(act(county, order, "renew", 1, renewal(20)).code()).isEqualTo("order.same-body");
        assertThat(act(city, order, "renew", 1, renewal(61)).code())
                .as("nobody renews long ahead")
                .isEqualTo("order.too-long");
        assertThat(act(city, order, "renew", 1, renewal(5)).code()).isEqualTo("order.too-long");
        assertThat(act(city, order, "renew", 1, renewal(20)).status()).isEqualTo(200);
        assertThat(act(city, order, "renew", 1, renewal(20)).status()).isEqualTo(409);
        assertThat(act(county, order, "renew", 2, renewal(30)).status()).isEqualTo(200);
        assertThat(act(city, order, "renew", 3, renewal(40)).status())
                .as("the third is for the level above")
                .isEqualTo(200);
        assertThat(act(county, order, "renew", 4, renewal(50)).code()).isEqualTo("order.level-above");
        assertThat(order(order).at("/decided")).hasSize(4);
    }

    private void nothingIsLeft(UUID id) {
        assertThat(SERVER.bean(Journal.class).keys(id)).isEmpty();
        assertThat(SERVER.bean(Journal.class).entries(id)).allMatch(Chain::holds);
        assertThat(duty.get("/cases/" + id).body().at("/fields/subject").isMissingNode())
                .isTrue();
        assertThat(SERVER.database()
                        .superuser()
                        .sql("select count(*) from casework.case_words where case_id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static Answer give(Client client, UUID id, long area, int days) {
        return client.put("/orders/" + id, body(area, days));
    }

    private static Map<String, Object> body(long area, int days) {
        return new LinkedHashMap<>(Map.of(
                "area",
                area,
                "ends",
                now().plus(Duration.ofDays(days)).toString(),
                "number",
                "示例令〔2026〕1号",
                "scenario",
                "epidemic-lead"));
    }

    private static Map<String, Object> renewal(int days) {
        return Map.of(
                "number",
                "示例令〔2026〕2号",
                "ends",
                now().plus(Duration.ofDays(days)).toString());
    }

    private static Answer act(Client client, UUID order, String deed, int version, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>(more);
        body.putAll(Map.of("command", fresh(), "deed", deed, "version", version));
        return client.post("/orders/" + order + "/commands", body);
    }

    private Answer report(UUID id, String subject) {
        return duty.put(
                "/cases/" + id,
                Map.of(
                        "command", fresh(),
                        "scenario", "epidemic-lead",
                        "area", GRID,
                        "observedAt", now().toString(),
                        "fields",
                                Map.of(
                                        "order", "示例令1号",
                                        "order-purpose", "check-places",
                                        "order-ends", "2027-12-31",
                                        "kind", "place",
                                        "source", "clinic",
                                        "subject", subject)));
    }

    private Answer step(UUID id, String action, int version, Map<String, Object> fields) {
        return duty.post(
                "/cases/" + id + "/commands",
                Map.of(
                        "command", fresh(),
                        "action", action,
                        "version", version,
                        "fields", fields,
                        "observedAt", now().toString()));
    }

    private String subject(UUID id) {
        return duty.get("/cases/" + id).body().at("/fields/subject").asString("");
    }

    private static JsonNode orders() {
        return SERVER.stranger().get("/orders").body().at("/items");
    }

    private static JsonNode order(UUID id) {
        return orders().valueStream()
                .filter(one -> id(one).equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String state(UUID id) {
        return order(id).at("/state").asString();
    }

    private static int version(UUID id) {
        return order(id).at("/version").asInt();
    }

    private static Instant ends(UUID id) {
        return Instant.parse(order(id).at("/ends").asString());
    }

    private static UUID id(JsonNode order) {
        return UUID.fromString(order.at("/id").asString());
    }

    private static Instant now() {
        return SERVER.bean(CityClock.class).instant();
    }

    private static void moveTo(Instant to) {
        assertThat(SERVER.as("administrator")
                        .post("/test/clock", Map.of("to", to.toString()))
                        .status())
                .isEqualTo(200);
    }

    private static UUID fresh() {
        return UuidV7.at(now(), RANDOM);
    }
}
