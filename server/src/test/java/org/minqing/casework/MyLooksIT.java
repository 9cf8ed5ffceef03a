package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.access.SampleAccounts;
import org.minqing.attachment.Pictures;
import org.minqing.audit.Look;
import org.minqing.audit.Looks;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;
import tools.jackson.databind.JsonNode;

/** A person is told who opened what they wrote: in which post, for what, when and which fields; and nobody else is. */
class MyLooksIT {

    private static final Purpose HANDLING = new Purpose("case-handling");

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
    void whatOneDoesInOneVisitIsOneLineAndOwnLooksAreNone() {
        var id = reported();
        for (var time = 0; time < 3; time++) {
            worker.get("/cases/" + id);
        }
        worker.get("/cases/" + id + "/journal");
        resident.get("/cases/" + id);
        resident.get("/cases/" + id + "/journal");
        duty.get("/cases/" + id);

        var page = looks(id);

        assertThat(roles(page)).containsExactly("Duty officer", "Grid worker");
        var ofWorker = page.at("/items/1");
        assertThat(ofWorker.at("/count").asInt()).isEqualTo(4);
        assertThat(fields(ofWorker)).contains("description", "@steps");
        assertThat(Instant.parse(ofWorker.at("/first").asString())).isBefore(seenAt(page, 1));
    }

    @Test
    void aVisitEndsWithHalfAnHourWithoutALookAndIsOfOnePersonInOnePostForOnePurpose() {
        var id = reported();
        var looked = server.bean(Looks.class);
        var account = server.bean(SampleAccounts.class).account("duty").orElseThrow();
        var me = Actor.of(account)
                .in(new PostId(
                        UUID.fromString(duty.get("/me").body().at("/posts/0/id").asString())));
        var colleague = new Actor(new AccountId(UUID.randomUUID()), me.post());
        var other = new Purpose("other-purpose");
        var start = InstantSource.system().instant().minus(Duration.ofHours(9)).truncatedTo(ChronoUnit.MICROS);
        for (var minute : List.of(0, 29, 59, 89, 120)) {
            var at = start.plus(Duration.ofMinutes(minute));
            var field = minute == 29 ? "address" : "description";
            looked.record(new Look(me, "case", id, HANDLING, List.of(field), at));
        }
        looked.record(new Look(colleague, "case", id, HANDLING, List.of("description"), start.plusSeconds(60)));
        looked.record(new Look(me, "case", id, other, List.of("description"), start.plusSeconds(30)));

        var page = looks(id);

        assertThat(page.at("/total").asInt()).isEqualTo(4);
        var visits = page.at("/items").valueStream().toList();
        assertThat(visits.stream().map(visit -> visit.at("/count").asInt())).containsExactly(1, 4, 1, 1);
        var longest = visits.get(1);
        assertThat(Instant.parse(longest.at("/first").asString())).isEqualTo(start);
        assertThat(Instant.parse(longest.at("/at").asString())).isEqualTo(start.plus(Duration.ofMinutes(89)));
        assertThat(fields(longest)).containsExactly("address", "description");
        assertThat(looked.at(id, 50)).as("the log itself keeps each look").hasSize(7);
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
