package org.minqing.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.Told;
import org.minqing.access.Access;
import org.minqing.access.Verb;
import org.minqing.journal.Journal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.UuidV7;
import org.minqing.workforce.Seats;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Directives through the door of the server, in a city of 868 villages. */
@Timeout(240)
class DirectiveIT {

    private static final long COUNTY = 441521000000000L;
    private static final long TOWN = 441521110000000L;
    private static final long OTHER_TOWN = 441521101000000L;
    private static final long VILLAGE = 441521110220000L;
    private static final long GRID = 441521110220001L;

    private final TestServer server = TestServer.shanwei();
    private final Random random = new Random();
    private final Client city = server.as("city");
    private final Client county = server.as("county");
    private final Client duty = server.as("duty");
    private final Client village = server.as("village");
    private final Client worker = server.as("worker");

    @Test
    void oneCommandReachesEveryVillage() {
        var id = id();
        var body = giving(Map.of("level", "village"), "户");
        assertThat(city.put("/directives/" + id, body).status()).isEqualTo(201);
        var seen = city.get("/directives/" + id).body();
        assertThat(seen.at("/tally/areas").asInt()).isEqualTo(868);
        assertThat(seen.at("/tally/waiting").asInt()).isEqualTo(868);
        assertThat(seen.at("/title").asString()).isEqualTo("示例：汛前检查");
        assertThat(entries(id)).as("one entry for all of them").isEqualTo(1);
        var counties = city.get("/directives/" + id + "/tree").body();
        assertThat(counties.valueStream()
                        .mapToInt(node -> node.at("/tally/areas").asInt())
                        .sum())
                .isEqualTo(868);

        assertThat(city.put("/directives/" + id, body).status()).isEqualTo(200);
        assertThat(city.put("/directives/" + id, giving(Map.of("level", "town"), "户"))
                        .code())
                .isEqualTo("command.id-reused");
        assertThat(county.put("/directives/" + id, body).code()).isEqualTo("command.id-reused");
        assertThat(entries(id)).isEqualTo(1);
        assertThat(words(id)).as("what was written is sealed").doesNotContain("汛前检查");
        waitUntilTold("directive-given", id, village);
    }

    @Test
    void theListSaysWhetherItsReaderMayGive() {
        for (var giver : List.of(city, county, duty, village)) {
            assertThat(giver.get("/directives").body().at("/mayGive").asBoolean())
                    .isTrue();
        }
        assertThat(worker.get("/directives").body().at("/mayGive").asBoolean(true))
                .isFalse();
    }

    @Test
    void aTownPassesItOnAndTheRollUpClimbs() {
        var id = given(Map.of("areas", List.of(TOWN, OTHER_TOWN)), "户");
        assertThat(act(duty, id, "receive", TOWN, 1, Map.of()).status()).isEqualTo(200);
        var passed = act(duty, id, "pass-on", TOWN, 2, Map.of("to", Map.of("level", "village")));
        assertThat(passed.status()).isEqualTo(200);
        assertThat(act(duty, id, "answer", TOWN, 3, Map.of("outcome", "done")).code())
                .isEqualTo("directive.open-below");
        assertThat(act(duty, id, "answer", VILLAGE, 1, Map.of("outcome", "done"))
                        .status())
                .as("a town does not answer for its village")
                .isEqualTo(403);
        var below = act(village, id, "pass-on", VILLAGE, 1, Map.of("to", Map.of("areas", List.of(GRID))));
        assertThat(below.status()).isEqualTo(200);
        assertThat(act(worker, id, "answer", GRID, 1, Map.of("outcome", "done", "number", 12.5))
                        .status())
                .isEqualTo(200);
        assertThat(act(village, id, "return", GRID, 2, Map.of("text", "示例：请补充")).status())
                .isEqualTo(200);
        assertThat(act(worker, id, "answer", GRID, 3, Map.of("outcome", "done", "number", 13, "text", "示例：已补充"))
                        .status())
                .isEqualTo(200);
        assertThat(act(village, id, "answer", VILLAGE, 2, Map.of("outcome", "done", "number", 4))
                        .code())
                .as("who passed on counts nothing")
                .isEqualTo("field.invalid");
        assertThat(act(village, id, "answer", VILLAGE, 2, Map.of("outcome", "done"))
                        .status())
                .isEqualTo(200);

        everyLevelKnows(id);
        figuresAreTheLengthsOfTheirLists(id, city);
        figuresAreTheLengthsOfTheirLists(id, duty);
        theRowsFollowFromTheEntries(id);
    }

    @Test
    void everybodySeesTheirOwnPartAndNobodyElses() {
        var id = given(Map.of("level", "village", "within", List.of(COUNTY)), "");
        var all = areas(city, id);
        assertThat(areas(county, id)).isEqualTo(all);
        assertThat(areas(duty, id)).isBetween(2, all - 1);
        assertThat(areas(village, id)).isEqualTo(1);
        for (var nobody : List.of("worker", "outsider", "handler", "resident", "administrator")) {
            var client = server.as(nobody);
            assertThat(client.get("/directives/" + id).status()).as(nobody).isEqualTo(404);
            assertThat(client.get("/directives/" + id + "/areas").status())
                    .as(nobody)
                    .isEqualTo(404);
            assertThat(act(client, id, "receive", VILLAGE, 1, Map.of()).status())
                    .as(nobody)
                    .isEqualTo(404);
            assertThat(listed(client, id, "seen")).as(nobody).isFalse();
        }
        assertThat(server.stranger().get("/directives").status()).isEqualTo(401);
        assertThat(listed(city, id, "given")).isTrue();
        assertThat(listed(city, id, "mine")).isFalse();
        assertThat(listed(village, id, "mine")).isTrue();
        assertThat(listed(county, id, "mine")).isFalse();
        assertThat(listed(county, id, "seen")).isTrue();
        assertThat(act(county, id, "receive", VILLAGE, 1, Map.of()).status()).isEqualTo(403);
        assertThat(act(county, id, "withdraw", 0, 1, Map.of("text", "示例")).status())
                .isEqualTo(403);
        assertThat(server.database()
                        .app()
                        .sql("select count(*) from directive.directive")
                        .query(Long.class)
                        .single())
                .as("without a scope the store shows nothing")
                .isZero();
    }

    @Test
    void nobodyGivesBesideOrAboveTheirOwnAreas() {
        assertThat(duty.put("/directives/" + id(), giving(Map.of("areas", List.of(OTHER_TOWN)), ""))
                        .code())
                .isEqualTo("field.invalid");
        assertThat(duty.put("/directives/" + id(), giving(Map.of("areas", List.of(TOWN)), ""))
                        .code())
                .as("not to oneself")
                .isEqualTo("field.invalid");
        assertThat(duty.put("/directives/" + id(), giving(Map.of("level", "village"), ""))
                        .status())
                .isEqualTo(201);
        for (var nobody : List.of("worker", "handler", "inspector", "resident", "administrator")) {
            assertThat(server.as(nobody)
                            .put("/directives/" + id(), giving(Map.of("areas", List.of(VILLAGE)), ""))
                            .status())
                    .as(nobody)
                    .isEqualTo(403);
        }
    }

    @Test
    void aRefusalIsEnteredAndAnsweredTheSameAgain() {
        var id = given(Map.of("areas", List.of(VILLAGE)), "");
        var command = command("receive", VILLAGE, 1, Map.of());
        var first = village.post("/directives/" + id + "/commands", command);
        assertThat(village.post("/directives/" + id + "/commands", command).body())
                .isEqualTo(first.body());
        var again = command("receive", VILLAGE, 2, Map.of());
        assertThat(village.post("/directives/" + id + "/commands", again).code())
                .isEqualTo("directive.not-now");
        assertThat(village.post("/directives/" + id + "/commands", again).code())
                .isEqualTo("directive.not-now");
        assertThat(entries(id)).isEqualTo(3);
        var stale = act(village, id, "answer", VILLAGE, 1, Map.of("outcome", "done"));
        assertThat(stale.code()).isEqualTo("directive.changed");
        assertThat(stale.body().path("version").asInt()).isEqualTo(2);
        assertThat(entries(id)).as("a conflict may be tried again").isEqualTo(3);

        assertThat(act(city, id, "withdraw", 0, 1, Map.of("text", "示例：取消")).status())
                .isEqualTo(200);
        assertThat(act(village, id, "answer", VILLAGE, 2, Map.of("outcome", "done"))
                        .code())
                .isEqualTo("directive.over");
        theRowsFollowFromTheEntries(id);
    }

    @Test
    void anAreaWithoutAnybodyIsAGapThatIsSeen() {
        var empty = 441523100001001L;
        var somewhere = 441523100001000L;
        var root = server.database().superuser();
        var post = root.sql("select id from access.post where role = 'village-officer' and area = :area")
                .param("area", somewhere)
                .query(UUID.class)
                .single();
        change(root, "update access.post set valid_to = now() where id = :post", post);
        try {
            var seats = server.bean(Seats.class);
            Patience.until(() -> seats.of(new AreaCode(somewhere)).isEmpty());
            var id = given(Map.of("areas", List.of(somewhere, empty)), "");
            var tally = city.get("/directives/" + id).body().path("tally");
            assertThat(tally.path("areas").asInt()).isEqualTo(2);
            assertThat(tally.path("gaps").asInt()).isEqualTo(1);
            var gaps = city.get("/directives/" + id + "/areas?which=gap").body();
            assertThat(gaps.at("/items/0/area").asLong()).isEqualTo(somewhere);
        } finally {
            change(root, "update access.post set valid_to = null where id = :post", post);
        }
    }

    private void everyLevelKnows(UUID id) {
        var seen = city.get("/directives/" + id).body();
        assertThat(seen.at("/tally/sum").asInt()).isEqualTo(13);
        assertThat(level(seen, "village").at("/done").asInt()).isEqualTo(1);
        assertThat(level(seen, "small-grid").at("/answered").asInt()).isEqualTo(1);
        assertThat(level(seen, "town").at("/received").asInt()).isEqualTo(1);
        var journal =
                city.get("/directives/" + id + "/areas/" + GRID + "/journal").body();
        assertThat(journal.toString()).contains("示例：请补充").contains("示例：已补充");
    }

    private void figuresAreTheLengthsOfTheirLists(UUID id, Client client) {
        var seen = client.get("/directives/" + id).body();
        for (var level : seen.path("levels")) {
            var tally = level.path("tally");
            var names = Map.of(
                    "all",
                    "areas",
                    "waiting",
                    "waiting",
                    "received",
                    "received",
                    "answered",
                    "answered",
                    "done",
                    "done",
                    "not-possible",
                    "notPossible",
                    "returned",
                    "returned",
                    "overdue",
                    "overdue",
                    "gap",
                    "gaps");
            names.forEach((which, figure) -> {
                var list = client.get("/directives/%s/areas?level=%s&which=%s&limit=200"
                                .formatted(id, level.path("level").asString(), which))
                        .body();
                assertThat(list.path("total").asInt())
                        .as(level.path("level").asString() + " " + which)
                        .isEqualTo(tally.path(figure).asInt());
                assertThat(list.path("items").size())
                        .isEqualTo(Math.min(200, tally.path(figure).asInt()));
            });
        }
    }

    private void theRowsFollowFromTheEntries(UUID id) {
        var replayed = DirectiveEntries.replay(server.bean(Journal.class).entries(id));
        var kept = server.bean(DirectiveLists.class)
                .one(server.bean(Access.class).scope(actor(), Verb.DIRECTIVE_READ), id)
                .map(DirectiveLists.Opened::course);
        assertThat(kept).isPresent().isEqualTo(replayed);
    }

    /** The city's officer, who sees all areas. */
    private Actor actor() {
        var account = UUID.fromString(city.get("/me").body().path("account").asString());
        return Actor.of(new AccountId(account));
    }

    private UUID given(Map<String, ?> to, String unit) {
        var id = id();
        var answer = city.put("/directives/" + id, giving(to, unit));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return id;
    }

    private Map<String, Object> giving(Map<String, ?> to, String unit) {
        return Map.of(
                "title",
                "示例：汛前检查",
                "text",
                "示例：请逐户检查排水。",
                "unit",
                unit,
                "to",
                to,
                "limit",
                Map.of("amount", 3, "unit", "working-days"));
    }

    private Answer act(Client client, UUID id, String deed, long area, int version, Map<String, ?> more) {
        return client.post("/directives/" + id + "/commands", command(deed, area, version, more));
    }

    private Map<String, Object> command(String deed, long area, int version, Map<String, ?> more) {
        var command = new HashMap<String, Object>(more);
        command.put("command", id());
        command.put("deed", deed);
        command.put("version", version);
        if (area != 0) {
            command.put("area", area);
        }
        return command;
    }

    private static JsonNode level(JsonNode seen, String level) {
        return seen.path("levels")
                .valueStream()
                .filter(one -> one.path("level").asString().equals(level))
                .findFirst()
                .orElseThrow()
                .path("tally");
    }

    private static int areas(Client client, UUID id) {
        return client.get("/directives/" + id).body().at("/tally/areas").asInt();
    }

    private static boolean listed(Client client, UUID id, String view) {
        return client.get("/directives?limit=200&view=" + view)
                .body()
                .path("items")
                .valueStream()
                .anyMatch(one -> one.path("id").asString().equals(id.toString()));
    }

    private int entries(UUID id) {
        return server.bean(Journal.class).entries(id).size();
    }

    private String words(UUID id) {
        var root = server.database().superuser();
        return root.sql("select open from journal.entry where stream = :id")
                        .param("id", id)
                        .query(String.class)
                        .list()
                + root.sql(
                                "select d::text || coalesce((select string_agg(a::text, ' ') from directive.addressee a), '') "
                                        + "from directive.directive d where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single();
    }

    private void waitUntilTold(String kind, UUID id, Client client) {
        Patience.until(() -> Told.kinds(server, client, id).contains(kind));
    }

    private static void change(JdbcClient root, String sql, UUID post) {
        root.sql(sql).param("post", post).update();
    }

    private UUID id() {
        return UuidV7.at(InstantSource.system().instant(), random);
    }
}
