package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.minqing.TestServer;

/** What an attacker sends is text like any other, or refused with a stated code; never a failure of the server. */
class HostileInputIT {

    private static final List<String> TEXTS = List.of(
            "'; drop table casework.case_file; --",
            "\" or 1=1 --",
            "<script>alert(1)</script><img src=x onerror=alert(1)>",
            "${jndi:ldap://example.invalid/a} #{1+1} {{7*7}}",
            "..\\..\\etc\\passwd %2e%2e%2f",
            "\u202e\u0000\u0007 zero and bell",
            "😀".repeat(200));

    private final TestServer server = TestServer.shanwei();
    private final TestServer.Client worker = server.as("worker");
    private final TestServer.Client duty = server.as("duty");

    @Test
    void keepsHostileWordsAsTheyAre() {
        for (var text : TEXTS) {
            var id = Story.id();
            var answer = worker.put("/cases/" + id, Story.report(text));
            assertThat(answer.status()).as(text).isIn(201, 422);
            if (answer.status() == 201) {
                assertThat(worker.get("/cases/" + id)
                                .body()
                                .at("/fields/description")
                                .asString())
                        .isEqualTo(text);
            }
        }
        assertThat(duty.get("/cases").status()).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> refusesHostileWordsInEveryOtherField() {
        var fields = List.of("scenario", "area", "observedAt", "command", "place", "attachments");
        return fields.stream()
                .flatMap(field -> TEXTS.stream()
                        .map(text -> DynamicTest.dynamicTest(field + ": " + text, () -> {
                            var id = Story.id();
                            var body = new HashMap<>(Story.report());
                            body.put(field, field.equals("attachments") ? List.of(text) : text);
                            var answer = worker.put("/cases/" + id, body);
                            assertThat(answer.status()).as(answer.raw().body()).isIn(400, 422);
                            assertThat(answer.code()).isNotEmpty();
                            assertThat(Story.entries(server, id)).isZero();
                        })));
    }

    @Test
    void refusesBodiesThatAreTooLargeTooDeepOrNoJson() {
        var large = "{\"command\":\"" + "x".repeat(10_000_000) + "\"}";
        var deep = "{\"fields\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        for (var body : List.of(large, deep, "", "null", "[]", "{", "\u0000", "{\"command\":}", "7")) {
            var put = worker.put("/cases/" + Story.id(), body);
            var post = duty.post("/cases/" + Story.id() + "/commands", body);
            assertThat(put.status()).isBetween(400, 422);
            assertThat(post.status()).isBetween(400, 422);
            assertThat(put.code()).isNotEmpty();
            assertThat(post.code()).isNotEmpty();
        }
    }

    @Test
    void keepsAPlantedNameOutOfTheStore() {
        var name = "欧阳示例司徒无踪" + System.nanoTime();
        var id = Story.id();
        var report = Story.report("请转告" + name);
        var fields = Story.fields("请转告" + name);
        fields.put("contact", name);
        report.put("fields", fields);
        worker.put("/cases/" + id, report);
        Story.act(duty, id, "reject", 1, Map.of("reason", "已告知" + name));
        assertThat(duty.get("/cases/" + id).raw().body()).contains(name);

        assertThat(Planted.inTables(server.database(), name)).isEmpty();
        assertThat(Planted.inDataFolder(server.database(), name)).isEmpty();
    }
}
