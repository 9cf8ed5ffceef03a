package org.minqing.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minqing.exchange.Partner311.key;
import static org.minqing.exchange.Partner311.refused;
import static org.minqing.exchange.Partner311.report;
import static org.minqing.exchange.Partner311.with;
import static org.minqing.exchange.Partner311.without;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.kernel.UuidV7;

/** A program that knows the specification and its extension follows how requests went on, and adds to its own. */
class Open311UpdatesIT {

    private static final String ADDED = "示例：今晚又暗了一盏，]]> & <b>";

    private final TestServer server = TestServer.shanwei();
    private final Random random = new Random();

    private Open311Client program(String form) {
        return Open311Client.discovered(server.address("/open311/discovery." + form), form)
                .with("Accept-Language", "en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void howARequestWentOnIsToldInTheScenariosOwnWordsAndNoOthers(String form) {
        var program = program(form);
        var id = reported(program, key());
        assertThat(of(program, id)).isEmpty();
        step(id, "accept", 1, Map.of());
        step(id, "dispatch", 2, Map.of("note", "示例：请尽快。"));
        Patience.until(() -> of(program, id).size() == 2);

        var rows = of(program, id);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row)
                        .containsOnlyKeys(
                                "update_id",
                                "service_request_id",
                                "status",
                                "updated_datetime",
                                "description",
                                "media_url")
                        .containsEntry("service_request_id", id)
                        .containsEntry("status", "open")
                        .containsEntry("media_url", ""));
        assertThat(rows)
                .extracting(row -> row.get("description"))
                .containsExactly(
                        "Your report has been taken up; somebody is being found to deal with it.",
                        "Your report has been sent to the post responsible.");
        assertThat(rows).extracting(row -> row.get("update_id")).doesNotHaveDuplicates();
        assertThat(String.valueOf(rows.getFirst().get("updated_datetime"))).endsWith("+08:00");
        assertThat(program(form)
                        .with("Accept-Language", "zh")
                        .updates(Map.of("service_request_id", id))
                        .text())
                .contains("您的上报已受理，正在安排处置。")
                .doesNotContain("示例：请尽快");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void updatesAreFoundByRequestAndTimeAndPage(String form) {
        var program = program(form);
        var id = reported(program, key());
        var other = reported(program, key());
        step(id, "accept", 1, Map.of());
        step(id, "dispatch", 2, Map.of());
        Patience.until(() -> of(program, id).size() == 2);
        var rows = of(program, id);
        var ids = Map.of("service_request_id", other + "," + id + ",nothing");
        assertThat(program.updates(ids).rows()).isEqualTo(rows);
        var first = time(rows.getFirst());
        assertThat(program.updates(Map.of("start_date", first.toString())).rows())
                .containsAll(rows);
        assertThat(program.updates(Map.of("end_date", first.minusMinutes(2).toString()))
                        .text())
                .doesNotContain(id);
        var later = new LinkedHashMap<>(Map.of("service_request_id", id));
        later.put("start_date", first.plusMinutes(2).toString());
        assertThat(program.updates(later).rows()).isEmpty();
        var page = Map.of("service_request_id", id, "page_size", "1", "page", "2");
        assertThat(program.updates(page).rows()).containsExactly(rows.getLast());
    }

    @Test
    void whatIsClosedSaysSo() {
        var program = program("json");
        var id = reported(program, key());
        step(id, "reject", 1, Map.of("reason", "示例：已经修好。"));
        Patience.until(() -> of(program, id).size() == 1);
        assertThat(of(program, id).getFirst()).containsEntry("status", "closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void anAdditionReachesTheDeskOnceAndMovesNothing(String form) {
        var program = program(form);
        var key = key();
        var id = reported(program, key);
        var update = update(key, id);
        var taken = program.update(update);
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(taken.row()).containsOnlyKeys("update_id", "account_id");
        step(id, "accept", 2, Map.of());
        for (var again : List.of("xml", "json")) {
            assertThat(program(again)
                            .with("Accept-Language", "zh")
                            .update(update(key, id))
                            .row())
                    .as("sent again after the case went on")
                    .isEqualTo(taken.row());
        }
        var journal = server.as("duty").get("/cases/" + id + "/journal").body();
        var added = journal.valueStream()
                .filter(line -> "add".equals(line.at("/action").asString()))
                .map(line -> line.at("/fields/addition").asString())
                .toList();
        assertThat(added)
                .hasSize(1)
                .allSatisfy(words -> assertThat(words)
                        .startsWith("发送方称已经解决。")
                        .contains(ADDED, "https://example.org/b.jpg")
                        .doesNotContain("示例来信人"));
        assertThat(program.request(id).row()).as("though it was called fixed").containsEntry("status", "open");
        Patience.until(() -> of(program, id).size() == 1);
        assertThat(program.updates(Map.of("service_request_id", id)).text()).doesNotContain(ADDED.substring(0, 6));
    }

    @Test
    void theSendersOwnNumberTellsAdditionsApart() {
        var program = program("json");
        var key = key();
        var id = reported(program, key);
        var taken = program.update(update(key, id));
        var numbered = with(update(key, id), "update_id", "own number 1");
        var second = program.update(numbered);
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.row()).isNotEqualTo(taken.row());
        assertThat(program.update(numbered).row()).isEqualTo(second.row());
        refused(program.update(with(numbered, "description", "示例：另一件")), 400, "another report");
    }

    @Test
    void whatWasRefusedUsesNoNumberUpThoughTheCaseWentOn() {
        var program = program("json");
        var key = key();
        var id = reported(program, key);
        var update = with(update(key, id), "update_id", "own number 2");
        refused(
                program.update(with(new LinkedHashMap<>(update), "description", "x".repeat(1001))),
                400,
                "description: ");
        step(id, "accept", 1, Map.of());
        var taken = program.update(update);
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        step(id, "dispatch", 3, Map.of());
        assertThat(program.update(update).row()).isEqualTo(taken.row());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void everythingThatIsWrongIsSaidInTheFormOfTheSpecification(String form) {
        var program = program(form);
        var key = key();
        var id = reported(program, key);
        refused(program.updates(Map.of("start_date", "yesterday")), 400, "start_date: ");
        refused(
                program.updates(Map.of("start_date", "2026-01-01T00:00:00Z", "end_date", "2026-04-02T00:00:00Z")),
                400,
                "90 days");
        refused(program.updates(Map.of("page_size", "1001")), 400, "page_size: ");
        refused(program.updates(Map.of("page", "21")), 400, "page: ");
        refused(program.updates(Map.of("jurisdiction_id", "elsewhere")), 404, "jurisdiction_id was not found");
        refused(program.ask("servicerequestupdates/x", Map.of()), 404, "");
        assertThat(program.updates(Map.of("service_request_id", "]]>\u0001&<x")).rows())
                .isEmpty();
        refused(program.update(update("", id)), 403, "api_key");
        refused(program.update(update("mq-" + "0".repeat(32), id)), 403, "api_key");
        refused(program.update(update(key(), id)), 404, "did not report");
        refused(program.update(update(key, "nobody")), 404, "service_request_id was not found");
        refused(program.update(update(key, id().toString())), 404, "service_request_id was not found");
        refused(program.update(without(update(key, id), "description")), 400, "description: ");
        refused(program.update(with(update(key, id), "description", "x".repeat(4001))), 400, "description: ");
        refused(program.update(with(update(key, id), "status", "lost")), 400, "status: ");
        refused(program.update(with(update(key, id), "updated_datetime", "soon")), 400, "updated_datetime: ");
        refused(program.update(with(update(key, id), "media_url", "javascript:alert(1)")), 400, "media_url: ");
        refused(program.update(with(update(key, id), "update_id", "x".repeat(201))), 400, "update_id: ");
        var two = program.update(without(without(update(key, id), "description"), "service_request_id"));
        assertThat(two.rows()).as("everything at once").hasSize(2);
        step(id, "reject", 1, Map.of("reason", "示例：已经修好。"));
        refused(program.update(update(key, id)), 400, "");
    }

    @Test
    void whatIsNotPublicHasNoHistory() {
        var resident = server.as("resident");
        var id = id().toString();
        var body = Map.of(
                "command",
                id(),
                "scenario",
                "general-event",
                "area",
                Long.parseLong(Partner311.GRID),
                "fields",
                Map.of("kind", "unsafe-gas", "severity", "ordinary", "description", "示例"));
        assertThat(resident.put("/cases/" + id, body).status()).isEqualTo(201);
        step(id, "accept", 1, Map.of());
        var shown = reported(program("json"), key());
        step(shown, "accept", 1, Map.of());
        Patience.until(() -> of(program("json"), shown).size() == 1);
        for (var form : List.of("xml", "json")) {
            assertThat(of(program(form), id)).isEmpty();
            var since = Map.of(
                    "start_date",
                    time(of(program(form), shown).getFirst()).minusMinutes(5).toString());
            assertThat(program(form).updates(since).text()).contains(shown).doesNotContain(id);
        }
    }

    private static List<Map<String, Object>> of(Open311Client program, String id) {
        return program.updates(Map.of("service_request_id", id)).rows();
    }

    private static Map<String, String> update(String key, String id) {
        var update = new LinkedHashMap<String, String>();
        update.put("api_key", key);
        update.put("service_request_id", id);
        update.put("status", "FIXED");
        update.put("updated_datetime", "2026-11-29T08:30:00+08:00");
        update.put("description", ADDED);
        update.put("media_url", "https://example.org/b.jpg");
        update.put("last_name", "示例来信人");
        update.put("email", "");
        return update;
    }

    private String reported(Open311Client program, String key) {
        var taken = program.report(report(key));
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        return String.valueOf(taken.row().get("service_request_id"));
    }

    private void step(String id, String action, int version, Map<String, Object> fields) {
        var step = Map.of("command", id(), "action", action, "version", version, "fields", fields);
        var answer = server.as("duty").post("/cases/" + id + "/commands", step);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static OffsetDateTime time(Map<String, Object> update) {
        return OffsetDateTime.parse(String.valueOf(update.get("updated_datetime")));
    }

    private UUID id() {
        return UuidV7.at(InstantSource.system().instant(), random);
    }
}
