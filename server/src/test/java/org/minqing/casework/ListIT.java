package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import tools.jackson.databind.JsonNode;

/** Lists, counts and points of the same question agree. */
class ListIT {

    private final TestServer server = TestServer.shanwei();
    private final Client duty = server.as("duty");

    @Test
    void agreesWithItsCountsAndItsPages() {
        var worker = server.as("worker");
        for (var number = 0; number < 7; number++) {
            worker.put("/cases/" + Story.id(), Story.report());
        }
        var total = (long) paged("/cases?limit=3").size();

        assertThat(total).isGreaterThanOrEqualTo(7);
        Patience.until(() -> total("/cases?limit=1") == total);
        for (var by : List.of("state", "day", "area")) {
            Patience.until(() -> sum("/counts?by=" + by) == total);
        }
        var reported = (long) paged("/cases?state=reported").size();
        Patience.until(() -> total("/cases?limit=1&state=reported") == reported);
        Patience.until(() -> sum("/counts?by=area&state=reported") == reported);
        assertThat(duty.get("/cases?area=441521110000000").body().at("/total").asLong())
                .isEqualTo(total);
        assertThat(duty.get("/cases?state=no-such-state").body().at("/total").asLong())
                .isZero();
    }

    @Test
    void namesPlacesInTheLanguageThatIsAskedForAndInTheFirstOneWhenNoneIs() {
        var path = "/cases/" + Story.id();
        server.as("worker").put(path, Story.report());

        assertThat(duty.get(path).body().at("/areaName").asString()).startsWith("海丰县");
        assertThat(duty.send(duty.request(path)
                                .setHeader("Accept-Language", "en")
                                .GET())
                        .body()
                        .at("/areaName")
                        .asString())
                .startsWith("Haifeng");
    }

    @Test
    void tellsWhatMayBeDoneInManyCasesAtOnceAndLeavesOutThoseThatMayNotBeKnown() {
        var ids = List.of(Story.id(), Story.id());
        ids.forEach(id -> server.as("worker").put("/cases/" + id, Story.report()));
        var path = "/cases/actions?case=" + ids.getFirst() + "&case=" + ids.getLast() + "&case=" + Story.id();

        var told = duty.get(path).body();

        assertThat(told.valueStream().map(one -> one.at("/case").asString()))
                .containsExactly(ids.getFirst().toString(), ids.getLast().toString());
        assertThat(told.at("/0/offers"))
                .isEqualTo(duty.get("/cases/" + ids.getFirst() + "/actions").body());
        assertThat(told.at("/0/offers/actions")
                        .valueStream()
                        .map(one -> one.at("/action").asString()))
                .contains("accept");
        assertThat(server.as("outsider").get(path).body().isEmpty()).isTrue();
        assertThat(duty.get("/cases/actions?case=nonsense").status()).isEqualTo(422);
        assertThat(duty.get("/cases/actions?case=%20").status()).isEqualTo(422);
        assertThat(duty.get("/cases/actions?" + "case=".concat(Story.id() + "&").repeat(101))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void opensSeveralCasesAsEachByItselfAndLeavesOutThoseThatMayNotBeKnown() {
        var ids = List.of(Story.id(), Story.id());
        ids.forEach(id -> server.as("worker").put("/cases/" + id, Story.report()));
        var path = "/cases/opened?case=" + ids.getFirst() + "&case=" + ids.getLast() + "&case=" + Story.id();

        var opened = duty.get(path + "&case=" + ids.getFirst()).body();

        assertThat(opened.valueStream().map(one -> one.at("/id").asString()))
                .containsExactly(ids.getFirst().toString(), ids.getLast().toString());
        assertThat(opened.at("/1"))
                .isEqualTo(duty.get("/cases/" + ids.getLast()).body());
        assertThat(server.as("outsider").get(path).body().isEmpty()).isTrue();
        assertThat(server.stranger().get(path).status()).isEqualTo(401);
        assertThat(duty.get("/cases/opened?case=%20").status()).isEqualTo(422);
        assertThat(duty.get("/cases/opened?" + "case=".concat(Story.id() + "&").repeat(26))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void listsWhatIsNotOverWithoutKnowingAnyState() {
        var worker = server.as("worker");
        var open = Story.id();
        var over = Story.id();
        worker.put("/cases/" + open, Story.report());
        worker.put("/cases/" + over, Story.report());
        worker.post("/cases/" + over + "/commands", Story.command("withdraw", 1, Map.of("reason", "示例：重复")));

        var listed = paged("/cases?need=open");

        assertThat(duty.get("/cases/" + over).body().at("/endedAt").asString()).isNotEmpty();
        assertThat(listed).contains(open).doesNotContain(over);
        assertThat(total("/cases?need=open&limit=1")).isEqualTo(listed.size());
    }

    @Test
    void findsACaseByItsNumberAndByItsId() {
        var id = Story.id();
        server.as("worker").put("/cases/" + id, Story.report());
        var number = duty.get("/cases/" + id).body().at("/number").asString();

        for (var words : List.of(number, number.replace("-", "").toLowerCase(java.util.Locale.ROOT), id.toString())) {
            var found = duty.search("/cases", words).body();
            assertThat(found.at("/items")
                            .valueStream()
                            .map(item -> item.at("/id").asString()))
                    .contains(id.toString());
        }
        assertThat(duty.get("/cases?q=" + number).body().at("/items/0/id").asString())
                .isEqualTo(id.toString());
        assertThat(duty.search("/cases", "' or 1=1").body().at("/total").asInt())
                .isZero();
        assertThat(duty.search("/cases", "\0").status()).isEqualTo(200);
    }

    /** An address is kept in the logs of proxies and in the history of browsers. */
    @Test
    void takesWordsFromAHeaderAndFromNoAddress() {
        for (var address : List.of(
                "/cases?q=%E5%9E%83%E5%9C%BE",
                "/cases?limit=2&%71=wang",
                "/cases?q=13800138000",
                "/counts?by=state&q=wang",
                "/cases.geojson?q=wang")) {
            var refused = duty.get(address);
            assertThat(refused.status()).as(address).isEqualTo(422);
            assertThat(refused.raw().body()).contains("field.words-in-address").doesNotContain("wang", "13800138000");
        }
        assertThat(duty.send(duty.request("/cases")
                                .header("X-Minqing-Words", "%E5%9")
                                .GET())
                        .status())
                .isEqualTo(422);
        assertThat(server.as("administrator").get("/accounts?q=wang").status()).isEqualTo(422);
        assertThat(server.stranger().get("/cases?q=wang").status()).isEqualTo(401);
    }

    @Test
    void showsSomebodyWithoutAreasTheirOwn() {
        var resident = server.as("resident");
        var id = Story.id();
        resident.put("/cases/" + id, Story.report());

        var own = resident.get("/cases").body();

        assertThat(own.at("/items").valueStream().map(item -> item.at("/id").asString()))
                .contains(id.toString());
        assertThat(resident.get("/counts?by=state")
                        .body()
                        .valueStream()
                        .mapToLong(ListIT::count)
                        .sum())
                .isEqualTo(own.at("/total").asLong());
        assertThat(server.as("outsider").get("/cases/" + id).status()).isEqualTo(404);
    }

    @Test
    void keepsByWhichWayACaseCameInAndListsByIt() {
        var id = Story.id();
        var report = Story.report();
        report.put("source", "telephone");
        duty.put("/cases/" + id, report);

        assertThat(duty.get("/cases/" + id).body().at("/source").asString()).isEqualTo("telephone");
        var called = duty.get("/cases?source=telephone").body();
        assertThat(called.at("/items").valueStream().map(item -> item.at("/id").asString()))
                .contains(id.toString());
        assertThat(called.at("/items")
                        .valueStream()
                        .map(item -> item.at("/source").asString()))
                .containsOnly("telephone");
        assertThat(duty.get("/counts?by=state&source=telephone")
                        .body()
                        .valueStream()
                        .mapToLong(ListIT::count)
                        .sum())
                .isEqualTo(called.at("/total").asLong());
        assertThat(duty.get("/cases?source=visit").body().at("/items").valueStream())
                .noneMatch(item -> item.at("/id").asString().equals(id.toString()));
        report.put("source", "pigeon");
        assertThat(duty.put("/cases/" + Story.id(), report).status()).isEqualTo(422);
        assertThat(duty.get("/sources").body().at("/0/names/zh").asString()).isEqualTo("来电");
    }

    @Test
    void refusesQuestionsThatMakeNoSense() {
        assertThat(duty.get("/cases?limit=201").status()).isEqualTo(422);
        assertThat(duty.get("/cases?limit=x").status()).isEqualTo(422);
        assertThat(duty.get("/cases?cursor=x").status()).isEqualTo(422);
        assertThat(duty.get("/cases?area=12").status()).isEqualTo(422);
        assertThat(duty.get("/cases?state=%27").status()).isEqualTo(422);
        assertThat(duty.get("/counts?by=day&from=%2B999999999-12-31").status()).isEqualTo(422);
        assertThat(duty.get("/counts?by=area&to=0001-01-01").status()).isEqualTo(422);
        assertThat(duty.get("/counts?by=mood").status()).isEqualTo(422);
        assertThat(duty.get("/counts").status()).isEqualTo(422);
        assertThat(duty.get("/cases?area=441502000000000").status()).isEqualTo(403);
        assertThat(duty.get("/cases/not-an-id").status()).isIn(404, 422);
    }

    @Test
    void putsOpenPlacesOnTheMap() {
        var points = duty.get("/cases.geojson?area=441521110000000");

        assertThat(points.status()).isEqualTo(200);
        assertThat(points.body().at("/type").asString()).isEqualTo("FeatureCollection");
    }

    private HashSet<UUID> paged(String path) {
        var ids = new HashSet<UUID>();
        var next = "";
        do {
            var page =
                    duty.get(path + (next.isEmpty() ? "" : "&cursor=" + next)).body();
            page.at("/items")
                    .forEach(item -> ids.add(UUID.fromString(item.at("/id").asString())));
            next = page.at("/next").asString("");
        } while (!next.isEmpty());
        return ids;
    }

    private long sum(String path) {
        return duty.get(path).body().valueStream().mapToLong(ListIT::count).sum();
    }

    private long total(String path) {
        return duty.get(path).body().at("/total").asLong();
    }

    private static long count(JsonNode line) {
        return line.at("/count").asLong();
    }
}
