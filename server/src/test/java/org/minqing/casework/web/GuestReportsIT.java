package org.minqing.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.casework.GuestCode;
import tools.jackson.databind.JsonNode;

/** Somebody without an account reports, follows and judges; nothing of them is kept, and nobody else learns anything. */
class GuestReportsIT {

    private final TestServer server = TestServer.shanwei();
    private final Client guest = server.stranger();

    @Test
    void aReportIsFollowedWithItsNumberAndCodeAlone() {
        var code = Guests.code();
        var receipt = guest.post("/public/reports", Guests.report(Guests.id(), code));
        assertThat(receipt.status()).as(receipt.raw().body()).isEqualTo(201);
        var number = receipt.body().at("/number").asString();
        assertThat(receipt.body().at("/due/0/at").asString()).isNotEmpty();

        var followed =
                server.stranger().post("/public/reports/follow-up", Guests.key(number, code.toLowerCase(Locale.ROOT)));
        assertThat(followed.status()).as(followed.raw().body()).isEqualTo(200);
        assertThat(followed.body().at("/case/state").asString()).isEqualTo("reported");
        assertThat(followed.body().at("/case/source").asString()).isEqualTo("anonymous");
        assertThat(followed.body().at("/case/fields/description").asString()).isEqualTo("示例：路灯不亮。");
        assertThat(followed.body().at("/journal/0/action").asString()).isEqualTo("report");
        assertThat(followed.body().at("/deadlines/clocks/0/clock").asString()).isEqualTo("accept");
    }

    @Test
    void aWrongCodeIsAnsweredAsANumberThatDoesNotExist() {
        var code = Guests.code();
        var number = guest.post("/public/reports", Guests.report(Guests.id(), code))
                .body()
                .at("/number")
                .asString();
        var answers = List.of(
                guest.post("/public/reports/follow-up", Guests.key(number, Guests.code())),
                guest.post("/public/reports/follow-up", Guests.key("SW26-1128-00000", code)),
                guest.post("/public/reports/follow-up", Guests.key("no number", code)),
                guest.post("/public/reports/follow-up", Guests.key(number, "no code")),
                guest.post("/public/reports/follow-up", Map.of()));
        assertThat(answers).extracting(Answer::status).containsOnly(404);
        assertThat(answers)
                .extracting(answer -> answer.raw().body())
                .containsOnly(answers.getFirst().raw().body());
    }

    @Test
    void aReportThatIsSentAgainIsTheSameReport() {
        var report = Guests.report(Guests.id(), Guests.code());
        assertThat(guest.post("/public/reports", report).status()).isEqualTo(201);
        var again = guest.post("/public/reports", report);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().at("/case").asString()).isEqualTo(String.valueOf(report.get("id")));
    }

    @Test
    void theReportOfAnotherCodeIsNotTakenOverByItsId() {
        var report = Guests.report(Guests.id(), Guests.code());
        guest.post("/public/reports", report);
        report.put("code", Guests.code());
        assertThat(guest.post("/public/reports", report).status()).isEqualTo(422);
    }

    @Test
    void whatCanBeNoCodeIsRefusedAndReportsNothing() {
        for (var code : List.of("", "AAAAA-AAAAA-AAAAA-AAAAA", "12345")) {
            var refused = guest.post("/public/reports", Guests.report(Guests.id(), code));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body().at("/errors/0/path").asString()).contains("code");
        }
    }

    @Test
    void whoeverHasTheCodeTakesTheStepsOfAReporterAndNoOthers() {
        var code = Guests.code();
        var receipt =
                guest.post("/public/reports", Guests.report(Guests.id(), code)).body();
        var number = receipt.at("/number").asString();
        var refused = guest.post("/public/reports/commands", step(number, code, "accept", 1, Map.of()));
        assertThat(refused.code()).isEqualTo("flow.refused");

        var duty = server.as("duty");
        var rejected = duty.post(
                "/cases/" + receipt.at("/case").asString() + "/commands",
                step("reject", 2, Map.of("reason", "示例：不属本镇。")));
        assertThat(rejected.status()).as(rejected.raw().body()).isEqualTo(200);
        var offered = guest.post("/public/reports/follow-up", Guests.key(number, code))
                .body();
        assertThat(offered.at("/actions/actions/0/action").asString()).isEqualTo("reopen");
        var reopened = guest.post(
                "/public/reports/commands",
                step(number, code, "reopen", offered.at("/case/version").asInt(), Map.of("reason", "示例：就在本镇。")));
        assertThat(reopened.body().at("/state").asString()).isEqualTo("accepted");
        assertThat(guest.post("/public/reports/commands", step(number, Guests.code(), "reopen", 3, Map.of()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsTakenInAtACounterBelongsToWhoeverTookTheReceiptHome() {
        var code = Guests.code();
        var duty = server.as("duty");
        var id = Guests.id();
        var report = Guests.report(id, code);
        report.remove("id");
        report.put("source", "visit");
        assertThat(duty.put("/cases/" + id, report).status()).isEqualTo(201);
        assertThat(duty.put("/cases/" + id, report).status()).isEqualTo(200);
        var seen = duty.get("/cases/" + id).body();
        assertThat(seen.at("/source").asString()).isEqualTo("visit");
        assertThat(duty.get("/cases/" + id + "/journal")
                        .body()
                        .at("/0/postName")
                        .asString())
                .as("who took it in stands in the journal")
                .isNotEmpty();
        assertThat(actions(duty.get("/cases/" + id + "/actions").body()))
                .contains("accept")
                .doesNotContain("add", "withdraw");

        var number = seen.at("/number").asString();
        var followed = guest.post("/public/reports/follow-up", Guests.key(number, code))
                .body();
        assertThat(actions(followed.at("/actions"))).containsExactly("add", "withdraw");
        var added = guest.post(
                "/public/reports/commands", step(number, code, "add", 1, Map.of("addition", "示例：天黑以后看不见路。")));
        assertThat(added.status()).as(added.raw().body()).isEqualTo(200);
    }

    @Test
    void onlyWhoeverServesInAPostTakesAReportInForAnother() {
        var id = Guests.id();
        var report = Guests.report(id, Guests.code());
        report.remove("id");
        var refused = server.as("resident").put("/cases/" + id, report);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/code").asString()).isEqualTo("field.only-in-office");
        report.put("code", "12345");
        assertThat(server.as("duty")
                        .put("/cases/" + id, report)
                        .body()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("field.guest-code");
    }

    private static List<String> actions(JsonNode offers) {
        return offers.path("actions")
                .valueStream()
                .map(one -> one.path("action").asString())
                .toList();
    }

    @Test
    void noAccountHasTheCodeAndTheCaseDoesNotSayIt() {
        var code = Guests.code();
        var receipt =
                guest.post("/public/reports", Guests.report(Guests.id(), code)).body();
        var address = "/cases/" + receipt.at("/case").asString();
        for (var path : List.of(address, address + "/journal")) {
            assertThat(server.as("duty").get(path).raw().body()).as(path).doesNotContain(code);
        }
        var reporter = GuestCode.typed(code).orElseThrow().actor().account().value();
        var accounts = server.database()
                .owner()
                .sql("select count(*) from access.account where id = :id")
                .param("id", reporter)
                .query(Long.class)
                .single();
        assertThat(accounts).isZero();
    }

    @Test
    void groundAndScenariosAreOpenAndNothingElseIs() {
        for (var path : List.of("/areas", "/areas/" + Guests.GRID, "/scenarios", "/scenarios/general-event")) {
            assertThat(guest.get(path).status()).as(path).isEqualTo(200);
        }
        for (var path : List.of("/cases", "/locate?x=115.2&y=23.0", "/sources", "/me/looks", "/counts?by=state")) {
            assertThat(guest.get(path).status()).as(path).isEqualTo(401);
        }
    }

    private Map<String, Object> step(
            String number, String code, String action, int version, Map<String, Object> fields) {
        var body = new LinkedHashMap<String, Object>(Guests.key(number, code));
        body.putAll(step(action, version, fields));
        return body;
    }

    private Map<String, Object> step(String action, int version, Map<String, Object> fields) {
        return Map.of("command", Guests.id(), "action", action, "version", version, "fields", fields);
    }
}
