package org.minqing.casework.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.journal.Round;
import org.minqing.kernel.CityClock;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Residents' ratings as a figure, played by somebody who serves and wants to know whose rating moved it: all who serve read
 * everything before and after, and days and months later.
 */
@Timeout(240)
class RatingFigureIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String COUNTY = "441521000000000";
    private static final String TOWN = "441521110000000";
    private static final List<String> WATCHERS =
            List.of("handler", "worker", "village", "duty", "inspector", "county", "city");
    private static final Map<String, Object> PRAISE = Map.of("solved", true, "rating", 5);
    private static final Map<String, Object> BLAME = Map.of("solved", false, "rating", 1);

    private static final TestServer SERVER = TestServer.start("shanwei", 0);

    private final Map<String, Client> watchers = new TreeMap<>();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void comesInFiveAtATimeAndNobodyLearnsWhoseRatingMovedIt() {
        WATCHERS.forEach(name -> watchers.put(name, SERVER.as(name)));
        var nothing = figures();
        assertThat(nothing.values()).allMatch(told -> told.equals("[]"));
        moveTo(nextMonth());

        for (var resident = 0; resident < 4; resident++) {
            rateAsGuest(PRAISE);
        }
        rate(SERVER.as("outsider"), checked(SERVER.as("outsider")), BLAME);
        moveOn(Duration.ofDays(22));
        letIn();
        assertThat(figures()).as("four residents and somebody who serves").isEqualTo(nothing);

        rateAsGuest(BLAME);
        letIn();
        assertThat(figures()).as("nobody's rating counts at once").isEqualTo(nothing);
        moveOn(Duration.ofDays(22));
        letIn();
        var before = figures();
        assertThat(before).containsEntry("county/area/" + COUNTY, told(TOWN)).containsEntry("handler/area/", told(""));
        assertThat(before.get("county/scenario/" + COUNTY)).isEqualTo(told("general-event"));

        var resident = SERVER.as("resident");
        rate(resident, checked(resident), BLAME);
        for (var days : List.of(0, 2, 20, 30, 60)) {
            moveOn(Duration.ofDays(days));
            letIn();
            assertThat(figures()).as("one resident, after %s days more", days).isEqualTo(before);
        }
        assertThat(waiting()).as("what never came to five is dropped").isZero();
    }

    @Test
    void isAskedByPlaceKindAndMonthAndByNobodyElse() {
        var city = SERVER.as("city");
        for (var by : List.of("account", "post", "reporter", "worker", "handler", "department", "day", "state")) {
            assertThat(city.get("/ratings?by=" + by).code()).as(by).isEqualTo("field.invalid");
        }
        assertThat(city.get("/ratings?by=month&from=gestern").code()).isEqualTo("field.invalid");
        assertThat(city.get("/ratings?by=area&area=999999999999999").code()).isEqualTo("field.invalid");
        assertThat(SERVER.as("county")
                        .get("/ratings?by=area&area=441523000000000")
                        .status())
                .as("another county")
                .isIn(403, 404);
        assertThat(SERVER.as("resident").get("/ratings?by=area&area=" + TOWN).status())
                .as("whoever answers for no area")
                .isIn(403, 404);
        assertThat(SERVER.stranger().get("/ratings?by=area").status()).isEqualTo(401);
    }

    @Test
    void theTableTakesNoFewerThanFive() {
        assertThatThrownBy(() -> SERVER.database()
                        .owner()
                        .sql(
                                "insert into insight.rating_cell values ('2026-11-01', 441521110000000, 'x', 'y', 4, 0, 0)")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("rating_cell_enough");
    }

    /** Everything that those who serve can ask of the figure. */
    private Map<String, String> figures() {
        var figures = new TreeMap<String, String>();
        watchers.forEach((name, client) -> Stream.of("", COUNTY, TOWN, "441521110220000", Guests.GRID + "")
                .forEach(area -> Stream.of("area", "scenario", "month")
                        .forEach(by -> figures.put(
                                name + "/" + by + "/" + area,
                                asked(client, "/ratings?by=" + by + (area.isEmpty() ? "" : "&area=" + area))))));
        return figures;
    }

    private static String asked(Client client, String path) {
        var answer = client.get(path);
        return answer.status() == 200 ? answer.raw().body() : "[]";
    }

    private static String told(String key) {
        return "[{\"key\":\"%s\",\"ratings\":5,\"solved\":80,\"satisfied\":80}]"
                .formatted(key.isEmpty() ? "441500000000000" : key);
    }

    private void rateAsGuest(Map<String, Object> said) {
        var code = Guests.code();
        var receipt = SERVER.stranger()
                .post("/public/reports", report(Guests.id(), code))
                .body();
        var version = work(UUID.fromString(receipt.at("/case").asString()));
        var step = new LinkedHashMap<String, Object>(
                Guests.key(receipt.at("/number").asString(), code));
        step.putAll(step("rate", version, said));
        var rated = SERVER.stranger().post("/public/reports/commands", step);
        assertThat(rated.body().at("/state").asString()).as(rated.raw().body()).isEqualTo("rated");
    }

    private UUID checked(Client reporter) {
        var id = Guests.id();
        var report = report(id, "");
        report.keySet().removeAll(List.of("id", "code"));
        assertThat(reporter.put("/cases/" + id, report).status()).isEqualTo(201);
        return id;
    }

    private static Map<String, Object> report(UUID id, String code) {
        var report = Guests.report(id, code);
        report.put("fields", Map.of("kind", "exposed-waste", "severity", "ordinary", "description", "示例：垃圾未清"));
        return report;
    }

    private void rate(Client reporter, UUID id, Map<String, Object> said) {
        var rated = reporter.post("/cases/" + id + "/commands", step("rate", work(id), said));
        assertThat(rated.body().at("/state").asString()).as(rated.raw().body()).isEqualTo("rated");
    }

    /** Accepted, dispatched, done and checked; the version after that. */
    private int work(UUID id) {
        var steps = Map.of("feed-back", Map.<String, Object>of("measures", "示例：已处理"));
        var version = 1;
        for (var way : List.of(
                "duty accept",
                "duty dispatch",
                "handler receive",
                "handler start",
                "handler feed-back",
                "inspector verify")) {
            var action = way.substring(way.indexOf(' ') + 1);
            var by = watchers.computeIfAbsent(way.substring(0, way.indexOf(' ')), SERVER::as);
            var done =
                    by.post("/cases/" + id + "/commands", step(action, version, steps.getOrDefault(action, Map.of())));
            assertThat(done.status()).as(done.raw().body()).isEqualTo(200);
            version = done.body().at("/version").asInt();
        }
        return version;
    }

    private static Map<String, Object> step(String action, int version, Map<String, Object> fields) {
        return Map.of("command", Guests.id(), "action", action, "version", version, "fields", fields);
    }

    /** As the round does: once the reader of the journal knows of everything. */
    private static void letIn() {
        Patience.until(
                () -> SERVER.database().reader().sql("""
                        select bool_and((e.incarnation, e.xid, e.seq) <= (p.incarnation, p.xid, p.seq))
                        from journal.entry e cross join journal.position p where p.reader = 'casework.ratings'
                        """).query(Boolean.class).single());
        SERVER.beans(Round.class).stream()
                .filter(round -> round.name().equals("ratings"))
                .forEach(round -> round.work().run());
    }

    private static long waiting() {
        return SERVER.database()
                .owner()
                .sql("select count(*) from casework.rating_waiting")
                .query(Long.class)
                .single();
    }

    private static Instant nextMonth() {
        var now = SERVER.bean(CityClock.class).instant().atZone(ZONE);
        return now.plusMonths(1).withDayOfMonth(1).toInstant();
    }

    private static void moveOn(Duration by) {
        moveTo(SERVER.bean(CityClock.class).instant().plus(by));
    }

    private static void moveTo(Instant to) {
        SERVER.bean(CityClock.class).moveTo(to);
    }
}
