package org.minqing.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.access.SampleAccounts;
import org.minqing.edge.Caller;
import org.minqing.edge.LakesideServer;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.kernel.UuidV7;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The workforce through the door of the server. */
@LakesideServer
class WorkforceIT {

    private static final String CITY = "990100000000000";
    private static final String COUNTY = "990101000000000";
    private static final String TOWN = "990101001000000";
    private static final String GRID = "990101001001001";

    @LocalServerPort
    private int port;

    @Autowired
    private SampleAccounts samples;

    @Autowired
    private ChoiceFacts facts;

    @Autowired
    private Duties duties;

    @Autowired
    @Qualifier("reader")
    private JdbcClient reader;

    @Autowired
    private JdbcClient database;

    @Autowired
    private InstantSource clock;

    private final Random random = new Random();

    @BeforeEach
    void forgetTries() {
        database.sql("delete from access.attempt").update();
    }

    @Test
    void countsPeopleAndPostsByKind() {
        var coverage = as("city").get("/api/v1/workforce/coverage?area=" + CITY).body();
        assertThat(coverage.path("areas").asInt()).isEqualTo(5);
        // The sample accounts hold two of the five posts too.
        assertThat(kind(coverage, "full-time").path("people").asInt()).isEqualTo(5 + 2);
        assertThat(kind(coverage, "full-time").path("posts").asInt()).isEqualTo(5);
        assertThat(kind(coverage, "part-time").path("people").asInt()).isEqualTo(4);
        assertThat(kind(coverage, "part-time").path("posts").asInt()).isEqualTo(5);
        assertThat(kind(coverage, "professional").path("people").asInt()).isEqualTo(6);
        assertThat(coverage.path("people").asInt()).isEqualTo(7 + 4 + 6);
        assertThat(coverage.path("posts").asInt()).isEqualTo(5 + 5 + 6);
    }

    @Test
    void everyTownHasACentreOrAGapWithAName() {
        var answer = as("city").get("/api/v1/workforce/centres?area=" + CITY).body();
        assertThat(answer.path("centres")
                        .valueStream()
                        .map(centre -> centre.path("level").asString()))
                .containsExactlyInAnyOrder("county", "county", "town", "town");
        assertThat(answer.path("gaps")
                        .valueStream()
                        .map(gap -> gap.at("/reason/zh").asString()))
                .containsExactlyInAnyOrder("示例邻市", "示例：正在筹建");
    }

    @Test
    void aPersonOfAnotherPlaceOrWithoutAPostIsToldNothing() {
        for (var path : List.of("/workforce/coverage?area=", "/workforce/centres?area=", "/duty?area=")) {
            assertThat(as("outsider").get("/api/v1" + path + TOWN).status())
                    .as(path)
                    .isBetween(403, 404);
            assertThat(as("resident").get("/api/v1" + path + TOWN).status())
                    .as(path)
                    .isBetween(403, 404);
        }
        assertThat(as("outsider")
                        .get("/api/v1/areas/" + GRID + "/responsibility")
                        .status())
                .isBetween(403, 404);
        assertThat(as("county")
                        .get("/api/v1/workforce/coverage?area=990102000000000")
                        .status())
                .isBetween(403, 404);
    }

    @Test
    void theChainOfResponsibilityGoesFromTheGridToTheCityAndShowsAnEmptySeat() {
        var chain = as("city").get("/api/v1/areas/" + GRID + "/responsibility").body();
        assertThat(chain.valueStream().map(link -> link.path("level").asString()))
                .containsExactly("small-grid", "village", "town", "county", "city");
        var officer = database.sql("""
                        select id from access.post where role = 'village-officer' and area = 990102001001000
                        """).query(UUID.class).single();
        change("update access.post set valid_to = now() where id = :post", officer);
        try {
            var elsewhere = eventually(
                    () -> as("city")
                            .get("/api/v1/areas/990102001001001/responsibility")
                            .body(),
                    body -> body.at("/1/state").asString("").equals("nobody-there"));
            assertThat(elsewhere.at("/1/state").asString("")).isEqualTo("nobody-there");
            assertThat(elsewhere.at("/1/post").isMissingNode()
                            || elsewhere.at("/1/post").isNull())
                    .isTrue();
            assertThat(elsewhere.size()).isEqualTo(5);
        } finally {
            change("update access.post set valid_to = null where id = :post", officer);
        }
    }

    @Test
    void aLeaveNeedsACoverOrANameForTheGap() {
        var worker = as("worker");
        var own = post(worker);
        var village = post(as("village"));
        var day = LocalDate.of(2030, 1, 7);
        assertThat(worker.post("/api/v1/leaves", leave(own, day, 2, null, null)).code())
                .isEqualTo("leave.cover-needed");
        assertThat(worker.post("/api/v1/leaves", leave(own, day, 2, village, "holiday"))
                        .code())
                .isEqualTo("leave.cover-needed");
        assertThat(worker.post("/api/v1/leaves", leave(own, day, 2, own, null)).code())
                .isEqualTo("leave.cover-unfit");
        assertThat(worker.post("/api/v1/leaves", leave(own, day, 2, post(as("outsider")), null))
                        .code())
                .isEqualTo("leave.cover-unfit");

        var body = leave(own, day, 2, village, null);
        assertThat(worker.post("/api/v1/leaves", body).status()).isEqualTo(201);
        assertThat(worker.post("/api/v1/leaves", body).status()).isEqualTo(200);
        body.put("to", day.plusDays(9).toString());
        assertThat(worker.post("/api/v1/leaves", body).code()).isEqualTo("command.id-reused");
        assertThat(worker.post("/api/v1/leaves", leave(own, day.plusDays(2), 1, village, null))
                        .code())
                .isEqualTo("leave.overlaps");
        assertThat(as("village")
                        .post("/api/v1/leaves", leave(village, day, 1, own, null))
                        .code())
                .as("a grid does not cover its village")
                .isEqualTo("leave.cover-unfit");
        assertThat(as("duty")
                        .post("/api/v1/leaves", leave(village, day, 1, post(as("duty")), null))
                        .status())
                .as("who answers for the area may enter it, and the worker's cover is still covered")
                .isEqualTo(201);
        assertThat(leavesEntered(own)).isEqualTo(1);
    }

    @Test
    void coversThatGoRoundAreRefused() {
        var one = as("worker");
        var own = post(one);
        var beside = database.sql("""
                        select id from access.post where role = 'grid-worker' and area = 990101001001002 and ordinal = 1
                        """).query(UUID.class).single();
        var day = LocalDate.of(2031, 3, 3);
        assertThat(one.post("/api/v1/leaves", leave(own, day, 3, beside, null)).status())
                .isEqualTo(201);
        assertThat(as("duty")
                        .post("/api/v1/leaves", leave(beside, day.plusDays(2), 1, own, null))
                        .code())
                .isEqualTo("leave.cover-circular");
        assertThat(as("duty")
                        .post("/api/v1/leaves", leave(beside, day.plusDays(5), 1, null, "vacancy"))
                        .status())
                .isEqualTo(201);
        assertThat(one.post("/api/v1/leaves", leave(own, day.plusDays(5), 0, beside, null))
                        .code())
                .isEqualTo("leave.cover-away");
    }

    @Test
    void aGapIsCountedAsUncoveredDaysOfItsGrid() {
        var grid = "990101002001001";
        var posts = database.sql(
                        "select id from access.post where role = 'grid-worker' and area = :area order by ordinal")
                .param("area", Long.parseLong(grid))
                .query(UUID.class)
                .list();
        var county = as("county");
        for (var post : posts) {
            assertThat(county.post("/api/v1/leaves", leave(post, LocalDate.of(2030, 5, 6), 2, null, "training"))
                            .status())
                    .isEqualTo(201);
        }
        var report = county.get("/api/v1/workforce/coverage?area=" + COUNTY + "&from=2030-05-01&to=2030-05-31")
                .body();
        assertThat(report.path("uncoveredDays").asInt()).isEqualTo(3);
        assertThat(report.at("/uncovered/0/area").asString()).isEqualTo(grid);
        assertThat(report.at("/uncovered/0/days")).hasSize(3);
        assertThat(county.get("/api/v1/leaves?from=2030-05-06&area=" + COUNTY).body())
                .hasSize(posts.size());
        assertThat(as("resident").get("/api/v1/leaves?from=2030-05-06").body()).isEmpty();
        assertThat(county.get("/api/v1/workforce/coverage?area=" + COUNTY + "&from=2030-05-01&to=2031-05-31")
                        .code())
                .isEqualTo("field.invalid");
    }

    @Test
    void theWatchIsAcknowledgedAndHandedOverByWhoHasIt() {
        var duty = as("duty").get("/api/v1/duty?area=" + TOWN).body().path(0);
        var centre = "/api/v1/duty/" + duty.path("centre").asString();
        var isOfficer = duty.path("role").asString().equals("duty-officer");
        var there = as(isOfficer ? "duty" : "inspector");
        var other = as(isOfficer ? "inspector" : "duty");

        assertThat(there.post(centre + "/hand-over", Map.of("id", id(), "cases", List.of()))
                        .code())
                .isEqualTo("duty.not-acknowledged");
        assertThat(other.post(centre + "/acknowledge", Map.of("id", id())).status())
                .as("not the other's watch")
                .isBetween(403, 404);
        var first = Map.of("id", id());
        var acknowledged = there.post(centre + "/acknowledge", first);
        assertThat(acknowledged.status()).isEqualTo(200);
        assertThat(there.post(centre + "/acknowledge", first).body()).isEqualTo(acknowledged.body());
        assertThat(there.post(centre + "/acknowledge", Map.of("id", id())).body())
                .as("taken up once")
                .isEqualTo(acknowledged.body());
        var open = Map.of("id", id(), "cases", List.of(id()));
        var handed = there.post(centre + "/hand-over", open);
        assertThat(handed.status()).isEqualTo(200);
        assertThat(handed.body().path("to").asString())
                .as("whoever is next on the roster, at some hours the same once more")
                .isEqualTo(there.get(centre).body().at("/roster/1/post").asString());
        assertThat(there.post(centre + "/hand-over", open).body()).isEqualTo(handed.body());
        assertThat(there.post(centre + "/hand-over", Map.of("id", id(), "cases", List.of()))
                        .code())
                .isEqualTo("duty.handed-over");
        var now = as("duty").get("/api/v1/duty?area=" + TOWN).body().path(0);
        assertThat(now.path("manned").asBoolean()).isTrue();
        assertThat(now.path("acknowledged").asString("")).isNotEmpty();
        theSheetTellsIt(centre, now, there, other);
        assertThat(there.get(centre).body().path("log").toString())
                .isEqualTo("[" + handed.body() + "," + acknowledged.body() + "]");
        assertThat(entries(UUID.fromString(duty.path("centre").asString()))).isEqualTo(2);
    }

    private void theSheetTellsIt(String centre, JsonNode now, Caller there, Caller other) {
        var sheet = there.get(centre).body();
        assertThat(sheet.at("/now").toString()).isEqualTo(now.toString());
        assertThat(sheet.path("mine").asBoolean()).isTrue();
        assertThat(other.get(centre).body().path("mine").asBoolean()).isFalse();
        assertThat(sheet.at("/roster/0/post").asString())
                .isEqualTo(now.path("post").asString());
        assertThat(sheet.at("/roster/0/roleNames/zh").asString("")).isNotEmpty();
        assertThat(as("outsider").get(centre).status()).isIn(403, 404);
    }

    @Test
    void whereNobodyIsThereTheCentreAboveIsTold() {
        var area = new AreaCode(990101002001001L);
        var zone = ZoneId.of("Asia/Shanghai");
        var afternoon = LocalDate.of(2026, 11, 23).atTime(15, 0).atZone(zone).toInstant();
        assertThat(duties.alarm(
                        area,
                        LocalDate.of(2026, 11, 23).atTime(8, 10).atZone(zone).toInstant()))
                .as("there is time to acknowledge")
                .isEmpty();
        var alarm = duties.alarm(area, afternoon).orElseThrow();
        assertThat(alarm.area().value()).isEqualTo(990101002000000L);
        assertThat(alarm.tell()).containsExactly(new PostId(post(as("county"))));
        assertThat(alarm.reached().value()).isEqualTo(990101000000000L);
    }

    @Test
    void theFactsOfAChoiceComeFromLeavesAndRoster() {
        var own = new PostId(post(as("worker")));
        var village = new PostId(post(as("village")));
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
        assertThat(as("worker")
                        .post("/api/v1/leaves", leave(own.value(), today, 0, village.value(), null))
                        .status())
                .isEqualTo(201);
        var known = facts.of(Choice.Rule.TURN, List.of(own), Map.of(), Set.of());
        assertThat(known.held()).contains(own, village);
        var chosen = Choice.choose(Choice.Rule.TURN, List.of(own), known, village);
        assertThat(chosen.post()).isEqualTo(village);
        assertThat(chosen.looks().getFirst().reason()).isEqualTo(Choice.Reason.CHOSEN);
        var onDuty = as("duty")
                .get("/api/v1/duty?area=" + TOWN)
                .body()
                .at("/0/present")
                .asString();
        assertThat(duties.isOnDuty(new PostId(UUID.fromString(onDuty)))).isTrue();
        assertThat(duties.isOnDuty(own)).isFalse();
    }

    private Map<String, Object> leave(
            UUID post, LocalDate first, int more, @Nullable UUID cover, @Nullable String gap) {
        var body = new HashMap<String, Object>();
        body.put("id", id());
        body.put("post", post);
        body.put("from", first.toString());
        body.put("to", first.plusDays(more).toString());
        if (cover != null) {
            body.put("cover", cover);
        }
        if (gap != null) {
            body.put("gap", gap);
        }
        return body;
    }

    private UUID id() {
        return UuidV7.at(Instant.parse("2026-11-23T04:00:00Z"), random);
    }

    private long leavesEntered(UUID post) {
        return reader.sql("select count(*) from journal.entry where stream = :post and kind = 'leave.entered'")
                .param("post", post)
                .query(Long.class)
                .single();
    }

    private long entries(UUID stream) {
        return reader.sql("select count(*) from journal.entry where stream = :stream")
                .param("stream", stream)
                .query(Long.class)
                .single();
    }

    private void change(String sql, UUID post) {
        database.sql(sql).param("post", post).update();
    }

    private static JsonNode kind(JsonNode coverage, String id) {
        return coverage.path("kinds")
                .valueStream()
                .filter(kind -> kind.path("kind").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode eventually(Supplier<JsonNode> asking, Predicate<JsonNode> enough) {
        var patience = System.nanoTime() + 5_000_000_000L;
        var answer = asking.get();
        while (!enough.test(answer) && System.nanoTime() < patience) {
            Thread.onSpinWait();
            answer = asking.get();
        }
        return answer;
    }

    private static UUID post(Caller caller) {
        return UUID.fromString(caller.get("/api/v1/me").body().at("/posts/0/id").asString());
    }

    private Caller as(String name) {
        var account = samples.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        var caller = new Caller("http://localhost:" + port);
        assertThat(caller.signIn(account.name(), account.password()).status()).isEqualTo(200);
        return caller;
    }
}
