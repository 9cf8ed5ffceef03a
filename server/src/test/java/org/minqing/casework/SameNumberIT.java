package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.audit.Exports;
import tools.jackson.databind.JsonNode;

/** One question has one number: in the list, in every count, on the map, and in the file that somebody takes out. */
class SameNumberIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 300);
    private static final List<String> QUESTIONS = List.of(
            "",
            "scenario=general-event",
            "state=reported&state=accepted",
            "from=2000-01-01&to=2099-12-31",
            "from=2099-01-01",
            "due=overdue",
            "due=soon",
            "need=unassigned",
            "need=approval",
            "source=telephone",
            "scenario=general-event&need=approval&from=2000-01-01",
            "area=441521000000000&need=unassigned");

    @BeforeAll
    static void figuresHaveCaughtUp() throws InterruptedException {
        var city = SERVER.as("city");
        for (var tries = 0; tries < 100 && sum(city, "/counts?by=state") != total(city, ""); tries++) {
            Thread.sleep(100);
        }
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theSameOneEverywhere() {
        for (var account : List.of("city", "county", "duty", "inspector", "village", "worker")) {
            var client = SERVER.as(account);
            for (var question : QUESTIONS) {
                if (question.contains("area=") && !account.equals("city")) {
                    continue;
                }
                var total = total(client, question);
                for (var by : List.of("state", "scenario", "day", "area")) {
                    assertThat(sum(client, "/counts?by=" + by + "&" + question))
                            .as("%s %s by %s", account, question, by)
                            .isEqualTo(total);
                }
                var listed = items(client, question);
                assertThat(listed).as("%s %s", account, question).hasSize((int) total);
                var placed = listed.stream().filter(item -> item.has("point")).count();
                var marks = client.get("/cases.geojson?" + question)
                        .body()
                        .at("/features")
                        .valueStream()
                        .toList();
                assertThat(cases(marks.stream()
                                .filter(mark -> mark.at("/geometry").isObject())))
                        .as("%s %s at their place on the map", account, question)
                        .isEqualTo(placed);
                assertThat(cases(marks.stream()))
                        .as("%s %s on the map, at their place or in their area", account, question)
                        .isEqualTo(total);
            }
        }
    }

    private static long cases(Stream<JsonNode> marks) {
        return marks.mapToLong(mark -> mark.at("/properties/count").asLong()).sum();
    }

    @Test
    void whatIsUnassignedIsWithNobodyAndOpen() {
        var found = items(SERVER.as("city"), "need=unassigned");
        assertThat(found).isNotEmpty().noneMatch(item -> item.has("assignee") || item.has("endedAt"));
    }

    @Test
    void whatWaitsForMyApprovalOffersMeAStepThatItsDoerMayNotTake() {
        var inspector = SERVER.as("inspector");
        var found = items(inspector, "need=approval");
        assertThat(found).isNotEmpty();
        for (var item : found) {
            var offered = inspector
                    .get("/cases/" + item.at("/id").asString() + "/actions")
                    .body()
                    .at("/actions");
            assertThat(offered).as("%s", item).isNotEmpty();
        }
        assertThat(total(SERVER.as("resident"), "need=approval")).isZero();
    }

    @Test
    void aListByDueTimeBeginsWithWhatIsNearestAndMissesNothing() {
        var city = SERVER.as("city");
        var ids = new ArrayList<String>();
        var dues = new ArrayList<String>();
        var cursor = "";
        do {
            var page = city.get("/cases?sort=due&limit=40&cursor=" + cursor.replace(":", "%3A"))
                    .body();
            page.at("/items").forEach(item -> {
                ids.add(item.at("/id").asString());
                dues.add(item.at("/due/0/at").asString("9999"));
            });
            cursor = page.at("/next").asString("");
        } while (!cursor.isEmpty());
        assertThat(ids).doesNotHaveDuplicates().hasSize((int) total(city, ""));
        assertThat(dues).isSorted();
        assertThat(city.get("/cases?sort=due&cursor=nowhere").status()).isEqualTo(422);
    }

    @Test
    void aFileHoldsTheListAndIsEnteredWithItsReason() {
        var duty = SERVER.as("duty");
        var total = total(duty, "need=unassigned");
        var answer = duty.post("/cases/export?need=unassigned", Map.of("reason", "示例：交班核对"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().body().lines().filter(line -> !line.isEmpty())).hasSize((int) total + 1);
        var entered = SERVER.bean(Exports.class).latest(1).getFirst();
        assertThat(entered.reason()).isEqualTo("示例：交班核对");
        assertThat(entered.question()).isEqualTo("need=unassigned");
        assertThat(entered.rows()).isEqualTo(total);
        assertThat(answer.raw().headers().firstValue("Content-Disposition").orElse(""))
                .contains(entered.id().toString());
    }

    @Test
    void eachRowOfAFileSaysWhoTookItOutInWhichPostWhenAndUnderWhichId() {
        var answer = SERVER.as("duty").post("/cases/export", Map.of("reason", "示例：交班核对"));
        var rows = answer.raw().body().lines().filter(line -> !line.isEmpty()).toList();
        var id = SERVER.bean(Exports.class).latest(1).getFirst().id();

        assertThat(rows.getFirst()).endsWith(",taken_out");
        assertThat(rows.subList(1, rows.size()))
                .isNotEmpty()
                .allMatch(row -> row.matches(".*,示例值班员 · [^,]*值班员 · \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d · " + id));
    }

    @Test
    void nobodyTakesAListOutWithoutAReasonOrTheRight() {
        assertThat(SERVER.as("duty")
                        .post("/cases/export", Map.of("reason", " "))
                        .code())
                .isEqualTo("field.invalid");
        for (var account : List.of("worker", "resident", "outsider")) {
            assertThat(SERVER.as(account)
                            .post("/cases/export", Map.of("reason", "示例"))
                            .status())
                    .as(account)
                    .isEqualTo(403);
        }
    }

    private static long total(Client client, String question) {
        return client.get("/cases?limit=1&" + question).body().at("/total").asLong();
    }

    private static long sum(Client client, String path) {
        return client.get(path)
                .body()
                .valueStream()
                .mapToLong(count -> count.at("/count").asLong())
                .sum();
    }

    private static List<JsonNode> items(Client client, String question) {
        var all = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = client.get("/cases?limit=200&cursor=" + cursor + "&" + question)
                    .body();
            page.at("/items").forEach(all::add);
            cursor = page.at("/next").asString("");
        } while (!cursor.isEmpty());
        return all;
    }
}
