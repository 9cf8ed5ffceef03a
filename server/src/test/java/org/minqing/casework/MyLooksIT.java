package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.access.SampleAccounts;
import org.minqing.attachment.Pictures;
import org.minqing.audit.Listings;
import tools.jackson.databind.JsonNode;

/** A person is told who opened what they wrote: in which post, for what, when and which fields; and nobody else is. */
class MyLooksIT {

    private final TestServer server = TestServer.shanwei();
    private final Client resident = server.as("resident");
    private final Client worker = server.as("worker");
    private final Client duty = server.as("duty");

    @Test
    void theReporterReadsWhoLookedInWhichPostForWhatAndAtWhichFields() {
        var id = reported();
        var before = resident.get("/cases/" + id).body();
        duty.get("/cases/" + id);

        var page = looks(id);

        assertThat(page.at("/total").asInt()).isEqualTo(1);
        assertThat(page.at("/items")).hasSize(1);
        assertThat(Instant.parse(page.at("/completeSince").asString())).isBeforeOrEqualTo(seenAt(page, 0));
        var look = page.at("/items/0");
        assertThat(look.at("/id").asString()).isEqualTo(id.toString());
        assertThat(look.at("/number").asString()).isEqualTo(before.at("/number").asString());
        assertThat(look.at("/by/role").toString()).contains("值班员", "Duty officer");
        assertThat(look.at("/by/area").asString()).isEqualTo("441521110000000");
        assertThat(look.at("/by/areaNames/zh").asString()).isEqualTo("可塘镇");
        assertThat(look.at("/purposeNames").toString()).contains("办理该事件", "Handling the report");
        assertThat(look.at("/way").asString()).isEqualTo("opened");
        assertThat(fields(look))
                .as("what was asked and not answered was not shown")
                .containsExactly("description");
        assertThat(look.at("/fields").toString()).contains("\"zh\"", "\"en\"");
        assertThat(page.toString()).doesNotContain("示例值班员", "路口堆了一地垃圾");
    }

    @Test
    void looksOfOnePostWithinTheHourAreOneLineAndOwnOnesAreNone() {
        var id = reported();
        for (var time = 0; time < 3; time++) {
            worker.get("/cases/" + id);
        }
        worker.get("/cases/" + id + "/journal");
        resident.get("/cases/" + id);
        resident.get("/cases/" + id + "/journal");
        duty.get("/cases/" + id);

        var page = looks(id);

        // A full hour may have struck between two of them.
        assertThat(roles(page))
                .startsWith("Duty officer")
                .contains("Grid worker")
                .doesNotContain("null");
        var ofWorker = page.at("/items")
                .valueStream()
                .filter(look -> look.at("/by/role/en").asString().equals("Grid worker"))
                .toList();
        assertThat(ofWorker.stream().mapToInt(look -> look.at("/count").asInt()).sum())
                .isEqualTo(4);
        assertThat(ofWorker).hasSizeLessThanOrEqualTo(2);
        assertThat(ofWorker.stream().flatMap(look -> fields(look).stream())).contains("description", "@steps");
    }

    @Test
    void whoeverSeesTheCaseMaskedLeavesNoLineAndWhoeverSeesAPhotoDoes() throws Exception {
        var hash = resident.upload("a.jpg", Pictures.jpegWithNotes(6))
                .body()
                .at("/hash")
                .asString();
        var id = Story.id();
        resident.put("/cases/" + id, Story.reportWith(hash));
        var city = server.as("city");
        city.get("/cases/" + id);
        city.get("/cases/" + id + "/journal");
        assertThat(looks(id).at("/items")).isEmpty();

        worker.get("/cases/" + id + "/attachments/" + hash);

        var look = looks(id).at("/items/0");
        assertThat(fields(look)).containsExactly("@photos");
        assertThat(look.at("/fields/0/names").toString()).contains("照片", "Photos");
    }

    @Test
    void nobodyReadsWhoLookedAtWhatSomebodyElseReported() {
        var id = reported();
        duty.get("/cases/" + id);

        for (var account : List.of("worker", "duty", "outsider", "city")) {
            var page = server.as(account).get("/me/looks?case=" + id).body();
            assertThat(page.at("/total").asInt(-1)).as(account).isZero();
            assertThat(page.at("/items")).as(account).isEmpty();
        }
        assertThat(server.stranger().get("/me/looks").status()).isEqualTo(401);
    }

    @Test
    void pagesFollowOneAnotherWithoutAGap() {
        var ids = List.of(reported(), reported(), reported());
        for (var id : ids) {
            worker.get("/cases/" + id);
            duty.get("/cases/" + id);
        }
        var all = new ArrayList<String>();
        var times = new ArrayList<Instant>();
        var cursor = "";
        do {
            var page = resident.get("/me/looks?limit=2&cursor=" + cursor.replace(":", "%3A"))
                    .body();
            page.at("/items").forEach(look -> {
                all.add(look.at("/id").asString()
                        + look.at("/by/role/en").asString()
                        + look.at("/first").asString());
                times.add(Instant.parse(look.at("/at").asString()));
            });
            cursor = page.at("/next").asString("");
        } while (!cursor.isEmpty());

        assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(6);
        assertThat(times).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(all)
                .hasSize(resident.get("/me/looks?limit=1").body().at("/total").asInt());
        assertThat(resident.get("/me/looks?cursor=nowhere").status()).isEqualTo(422);
        assertThat(resident.get("/me/looks?limit=0").status()).isEqualTo(422);
    }

    @Test
    void anExportIsToldToWhomeverItNames() {
        var id = reported();
        var day =
                resident.get("/cases/" + id).body().at("/reportedAt").asString().substring(0, 10);
        assertThat(duty.post(
                                "/cases/export?from="
                                        + Instant.parse(day + "T00:00:00Z")
                                                .toString()
                                                .substring(0, 10),
                                Map.of("reason", "示例：核对"))
                        .status())
                .isEqualTo(200);

        var look = looks(id).at("/items/0");

        assertThat(look.at("/way").asString()).isEqualTo("exported");
        assertThat(look.at("/everything").asBoolean()).isFalse();
        assertThat(look.at("/fields")).isEmpty();
        assertThat(look.at("/purposeNames").toString()).contains("随事件清单导出", "Taken out in a list of reports");
        assertThat(look.toString()).doesNotContain("示例：核对");
    }

    @Test
    void aSearchThroughWordsLeavesARowWithoutTheWordsAndAListLeavesNone() {
        var account = server.bean(SampleAccounts.class).account("inspector").orElseThrow();
        var listings = server.bean(Listings.class);
        var inspector = server.as("inspector");
        inspector.get("/cases?state=reported");
        assertThat(listings.of(account, 10)).isEmpty();

        var found = inspector
                .get("/cases?state=reported&q=%E5%9E%83%E5%9C%BE")
                .body()
                .at("/total");

        assertThat(listings.of(account, 10)).singleElement().satisfies(row -> {
            assertThat(row.question()).isEqualTo("state=reported q=*");
            assertThat(row.rows()).isEqualTo(found.asLong());
        });
    }

    private UUID reported() {
        var id = Story.id();
        assertThat(resident.put("/cases/" + id, Story.report()).status()).isEqualTo(201);
        return id;
    }

    private JsonNode looks(UUID id) {
        return resident.get("/me/looks?case=" + id).body();
    }

    private static Instant seenAt(JsonNode page, int index) {
        return Instant.parse(page.at("/items/" + index + "/at").asString());
    }

    private static List<String> fields(JsonNode look) {
        return look.at("/fields")
                .valueStream()
                .map(field -> field.at("/id").asString())
                .toList();
    }

    private static List<String> roles(JsonNode page) {
        return page.at("/items")
                .valueStream()
                .map(look -> look.at("/by/role/en").asString("null"))
                .toList();
    }
}
