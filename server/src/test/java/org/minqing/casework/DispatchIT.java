package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.kernel.CityClock;
import tools.jackson.databind.JsonNode;

/** To whom cases go on a running server, and what is said of it. */
class DispatchIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);

    private final Client worker = SERVER.as("worker");
    private final Client duty = SERVER.as("duty");
    private final Client handler = SERVER.as("handler");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theAnswerNamesTheRowWhatItAskedAndEachPostWithItsReason() {
        var id = dispatched("exposed-waste");

        var dispatch = duty.get("/cases/" + id + "/dispatch").body();

        var look = dispatch.at("/looks/0");
        assertThat(look.at("/by/table").asString()).isEqualTo("by-department");
        assertThat(look.at("/by/row").asInt()).isEqualTo(4);
        assertThat(look.at("/by/asked").toString()).isEqualTo("{\"department\":\"urban\"}");
        assertThat(look.at("/by/departmentName").asString()).isEqualTo("城管执法");
        assertThat(results(look).getFirst()).isEqualTo("nobody-there");
        assertThat(look.at("/considered/0/postName").isMissingNode()).isTrue();
        assertThat(look.at("/considered/0/officeName").asString()).isEqualTo("小网格 处置员");
        assertThat(results(look)).containsOnlyOnce("chosen").doesNotContain("more-to-do");
        assertThat(post(look, "chosen")).isEqualTo(dispatch.at("/assignee").asString());
        assertThat(dispatch.at("/assignee").asString()).isEqualTo(own(handler).toString());
        assertThat(name(look, "chosen")).as("of several offices alike").endsWith("处置员 · 城管执法");
        var english = duty.send(duty.request("/cases/" + id + "/dispatch")
                        .setHeader("Accept-Language", "en")
                        .GET())
                .body();
        assertThat(english.at("/looks/0/considered/0/officeName").asString()).isEqualTo("Small grid Handler");
        assertThat(english.at("/looks/0/by/departmentName").asString()).isEqualTo("Urban management");
    }

    @Test
    void ofSeveralAlikeTheNextCaseGoesToAnother() {
        var first =
                duty.get("/cases/" + dispatched("street-light") + "/dispatch").body();
        var second =
                duty.get("/cases/" + dispatched("street-light") + "/dispatch").body();

        assertThat(results(second.at("/looks/0"))).contains("chosen", "more-to-do");
        assertThat(second.at("/assignee").asString())
                .isNotEqualTo(first.at("/assignee").asString());
        assertThat(second.at("/looks/0/considered").toString()).doesNotContainPattern("load|open|cases");
    }

    @Test
    void whileSomebodyIsOnLeaveTheCoverGetsTheCase() {
        var own = own(handler);
        var cover = own(duty);
        var today = LocalDate.ofInstant(SERVER.bean(CityClock.class).instant(), ZoneId.of("Asia/Shanghai"));
        var body = new HashMap<String, Object>();
        body.put("id", Story.id());
        body.put("post", own);
        body.put("from", today.plusDays(40).toString());
        body.put("to", today.plusDays(40).toString());
        body.put("cover", cover);
        var entered = handler.post("/leaves", body);
        assertThat(entered.status()).as(entered.raw().body()).isEqualTo(201);
        var before = dispatched("exposed-waste");
        assertThat(duty.get("/cases/" + before).body().at("/assignee").asString())
                .isEqualTo(own.toString());

        SERVER.as("administrator")
                .post(
                        "/test/clock",
                        Map.of(
                                "to",
                                today.plusDays(40)
                                        .atTime(10, 0)
                                        .atZone(ZoneId.of("Asia/Shanghai"))
                                        .toInstant()
                                        .toString()));
        var during = dispatched("exposed-waste");

        var dispatch = duty.get("/cases/" + during + "/dispatch").body();
        assertThat(dispatch.at("/assignee").asString()).isEqualTo(cover.toString());
        var chosen = dispatch.at("/looks/0/considered")
                .valueStream()
                .filter(look -> look.at("/result").asString().equals("chosen"))
                .findFirst()
                .orElseThrow();
        assertThat(chosen.at("/post").asString()).isEqualTo(own.toString());
        assertThat(chosen.at("/standIn").asString()).isEqualTo(cover.toString());
    }

    private UUID dispatched(String kind) {
        var id = Story.id();
        var report = Story.report();
        var fields = Story.fields("示例：路口。");
        fields.put("kind", kind);
        report.put("fields", fields);
        assertThat(worker.put("/cases/" + id, report).status()).isEqualTo(201);
        Story.act(duty, id, "accept", 1, Map.of());
        var answer = Story.act(duty, id, "dispatch", 2, Map.of());
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return id;
    }

    private static List<String> results(JsonNode look) {
        return look.at("/considered")
                .valueStream()
                .map(one -> one.at("/result").asString())
                .toList();
    }

    private static String post(JsonNode look, String result) {
        return told(look, result, "/post");
    }

    private static String name(JsonNode look, String result) {
        return told(look, result, "/postName");
    }

    private static String told(JsonNode look, String result, String member) {
        return look.at("/considered")
                .valueStream()
                .filter(one -> one.at("/result").asString().equals(result))
                .map(one -> one.at(member).asString())
                .findFirst()
                .orElseThrow();
    }

    private static UUID own(Client client) {
        return UUID.fromString(client.get("/me").body().at("/posts/0/id").asString());
    }
}
