package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.attachment.Pictures;
import tools.jackson.databind.JsonNode;

/** One office lets another one see cases, for a purpose and a time: what it opens, where each use is told, and how it ends. */
@Timeout(180)
class SharingIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);
    private static final String WORDS = "示例：楼道里堆满了旧电池";
    private static final String TOWN = "441521110000000";
    private static final String PEACE = TOWN + "/peace/";

    private final Client duty = SERVER.as("duty");
    private final Client peace = SERVER.as("peace");
    private final UUID caseId = Story.id();
    private String photo = "";

    @BeforeEach
    void report() {
        var worker = SERVER.as("worker");
        photo = worker.upload("a.png", Pictures.png(31, 17)).body().at("/hash").asString();
        var report = Story.report(WORDS);
        var fields = Story.fields(WORDS);
        fields.put("photos", List.of(photo));
        report.put("fields", fields);
        assertThat(worker.put("/cases/" + caseId, report).status()).isEqualTo(201);
    }

    @AfterEach
    void endAll() {
        change("update access.share set ended_at = valid_from where ended_at is null");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void opensWhatIsSharedUntilItsEndAndThenNothing() {
        assertThat(peace.get("/cases/" + caseId).status()).isEqualTo(404);
        var until = now().plus(Duration.ofDays(2));
        var share = share(Map.of("until", until.toString()));
        var reader = peace.in(share);

        assertThat(reader.get("/cases/" + caseId).status()).isEqualTo(200);
        assertThat(reader.get("/cases/" + caseId).raw().body()).doesNotContain(WORDS);
        assertThat(listed(reader)).contains(caseId.toString());
        assertThat(photo(reader).status()).as("without words and pictures").isEqualTo(403);
        assertThat(export(reader).status()).isEqualTo(403);
        assertThat(peace.get("/cases/" + caseId).status())
                .as("own work is as before")
                .isEqualTo(404);
        assertThat(SERVER.as("works").in(share).get("/cases").code()).isEqualTo("post.not-held");

        move(until);
        assertThat(SERVER.as("peace").in(share).get("/cases/" + caseId).code()).isEqualTo("post.not-held");
        assertThat(shown(share).at("/running").asBoolean()).isFalse();
    }

    @Test
    void isReadAtAFewAddressesAndAtNoOthers() {
        var reader = peace.in(share(Map.of("sight", "sealed", "export", true)));
        for (var path : List.of(
                "/counts?by=state",
                "/cases.geojson",
                "/cases/" + caseId + "/actions",
                "/cases/" + caseId + "/dispatch",
                "/cases/" + caseId + "/supervisions",
                "/cases/" + caseId + "/identity",
                "/me/looks",
                "/notices")) {
            assertThat(reader.get(path).code()).as(path).isIn("share.not-here", "not-found");
        }
        assertThat(reader.get("/counts?by=state").code()).isEqualTo("share.not-here");
        assertThat(Story.act(reader, caseId, "accept", 1, Map.of()).code()).isEqualTo("share.not-here");
        assertThat(reader.put("/shares/" + Story.id(), wish(Map.of())).code()).isEqualTo("share.not-here");
    }

    @Test
    void eachUseStandsInTheLogOfTheOfficeThatShares() {
        var share = share(Map.of("sight", "sealed", "export", true));
        var reader = peace.in(share);
        assertThat(listed(reader)).contains(caseId.toString());
        assertThat(reader.get("/cases/" + caseId).raw().body()).contains(WORDS);
        assertThat(photo(reader).status()).isEqualTo(200);
        assertThat(export(reader).raw().body())
                .as("a list says who took it out, in the own post")
                .contains("示例综治处置员 · ")
                .contains("综治司法");

        var uses = duty.get("/shares/" + share + "/uses").body();

        assertThat(uses.valueStream().map(use -> use.at("/way").asString()))
                .containsExactly("export", "look", "look", "look", "list");
        assertThat(uses).allSatisfy(use -> {
            assertThat(use.at("/by/departmentNames/zh").asString()).isEqualTo("综治司法");
            assertThat(use.at("/things").asLong()).isPositive();
        });
        assertThat(uses.at("/0/said/0").asString()).isEqualTo("示例：联合检查名单");
        assertThat(uses.at("/1/thing").asString()).isEqualTo(caseId.toString());
        assertThat(uses.toString()).as("posts and no names").doesNotContain("示例综治处置员");
        assertThat(SERVER.as("county").get("/shares/" + share + "/uses").body().size())
                .isEqualTo(uses.size());
        assertThat(peace.get("/shares/" + share + "/uses").status()).isEqualTo(404);
        assertThat(SERVER.as("outsider").get("/shares/" + share + "/uses").status())
                .isEqualTo(404);
        assertThat(SERVER.stranger().get("/shares/" + share + "/uses").status()).isEqualTo(401);
    }

    @Test
    void whoseCaseItIsReadsForWhatWhichOfficeSawIt() {
        var share = share(Map.of());
        assertThat(peace.in(share).get("/cases/" + caseId).status()).isEqualTo(200);

        var told = SERVER.as("worker").get("/me/looks?case=" + caseId).body().at("/items/0");

        assertThat(told.at("/purpose").asString()).isEqualTo("hazard-check");
        assertThat(told.at("/purposeNames/zh").asString()).contains("联合排查安全隐患");
        assertThat(told.at("/by/role/zh").asString()).isEqualTo("综治司法");
        assertThat(told.at("/by/sharedBy/zh").asString()).isEqualTo("值班员");
        assertThat(told.at("/fields/0/id").asString()).isEqualTo("@open");
    }

    @Test
    void aDepartmentSharesWhatIsWithItAndNoMore() {
        var urban = SERVER.as("handler");
        var share = Story.id().toString();
        var given = urban.put("/shares/" + share, wish(Map.of()));
        assertThat(given.status()).as(given.raw().body()).isEqualTo(200);
        var reader = peace.in(share);
        var elsewhere = Story.id();
        var flooded = Story.report(WORDS);
        var fields = Story.fields(WORDS);
        fields.put("kind", "road-flooding");
        flooded.put("fields", fields);
        assertThat(SERVER.as("worker").put("/cases/" + elsewhere, flooded).status())
                .isEqualTo(201);

        assertThat(urban.get("/cases/" + caseId).status()).isEqualTo(200);
        assertThat(reader.get("/cases/" + caseId).status()).isEqualTo(200);
        assertThat(urban.get("/cases/" + elsewhere).status()).isEqualTo(404);
        assertThat(reader.get("/cases/" + elsewhere).status()).isEqualTo(404);
        assertThat(listed(reader)).contains(caseId.toString()).doesNotContain(elsewhere.toString());
        assertThat(urban.put("/shares/" + Story.id(), wish(Map.of("export", true)))
                        .code())
                .isEqualTo("share.wider");
        assertThat(urban.get("/shares/" + share + "/uses").body().size()).isPositive();
    }

    @Test
    void isWithdrawnAtOnceByWhoGaveItOrTheLevelAbove() {
        var first = share(Map.of());
        assertThat(withdraw(peace, first).status()).isEqualTo(404);
        assertThat(withdraw(SERVER.as("outsider"), first).status()).isEqualTo(404);
        assertThat(withdraw(duty, first).body().at("/share/running").asBoolean())
                .isFalse();
        assertThat(withdraw(duty, first).status()).as("again").isEqualTo(200);
        assertThat(peace.in(first).get("/cases").code()).isEqualTo("post.not-held");
        assertThat(SERVER.database().kinds(UUID.fromString(first))).containsExactly("share.given", "share.withdrawn");

        var second = share(Map.of());
        assertThat(SERVER.as("county")
                        .get("/shares/" + second)
                        .body()
                        .at("/mine")
                        .asBoolean())
                .isTrue();
        assertThat(withdraw(SERVER.as("county"), second).status()).isEqualTo(200);
        assertThat(peace.in(second).get("/cases").code()).isEqualTo("post.not-held");
    }

    @Test
    void endsWithThePostThatGaveItAndDoesNotComeBackWithIt() {
        var share = share(Map.of());
        var giver = own(duty);
        change("update access.post set valid_to = now() where id = '" + giver + "'");
        try {
            Patience.until(() -> peace.in(share).get("/cases").status() == 403);
        } finally {
            change("update access.post set valid_to = null where id = '" + giver + "'");
        }
        Patience.until(() -> duty.in(giver).get("/cases").status() == 200);
        assertThat(peace.in(share).get("/cases").code()).isEqualTo("post.not-held");
    }

    @Test
    void everybodyReadsWhichOfficeLetsWhichSeeWhatAndForWhat() {
        var share = share(Map.of());
        var told = shown(share);

        assertThat(told.at("/from/names/zh").asString()).isEqualTo("值班员");
        assertThat(told.at("/to/names/zh").asString()).isEqualTo("综治司法");
        assertThat(told.at("/basis/zh").asString()).contains("安全生产法");
        assertThat(told.toString()).doesNotContain("示例综治处置员").doesNotContain(own(duty));
        assertThat(SERVER.stranger().get("/shares/" + share).status()).isEqualTo(401);
        assertThat(peace.get("/me").body().at("/posts").toString()).contains("hazard-check");
    }

    @Test
    void offersWhatMayBeSharedForWhichPurposeAndWithWhom() {
        var choices = duty.get("/shares/choices").body();

        var hazards = choices.at("/purposes")
                .valueStream()
                .filter(one -> one.at("/code").asString().equals("hazard-check"))
                .findFirst()
                .orElseThrow();
        assertThat(hazards.at("/classes").valueStream().map(JsonNode::asString))
                .contains("general", "inspection")
                .doesNotContain("complaint", "epidemic", "dispute");
        assertThat(choices.at("/offices")
                        .valueStream()
                        .map(office -> office.at("/id").asString()))
                .contains(PEACE)
                .doesNotContain(TOWN + "//duty-officer");
        assertThat(SERVER.as("worker").get("/shares/choices").status()).isEqualTo(404);
    }

    @Test
    void refusesWhatMayNotBeShared() {
        assertThat(refused(Map.of("until", now().plus(Duration.ofDays(91)).toString())))
                .isEqualTo("share.invalid");
        assertThat(refused(Map.of("classes", Set.of()))).isEqualTo("share.invalid");
        assertThat(refused(Map.of("to", "somebody"))).isEqualTo("share.invalid");
        assertThat(refused(Map.of("sight", "all"))).isEqualTo("share.invalid");
        assertThat(refused(Map.of("purpose", "curiosity"))).isEqualTo("share.purpose");
        assertThat(refused(Map.of("classes", Set.of("complaint"))))
                .as("who reported is kept from everybody")
                .isEqualTo("share.purpose");
        assertThat(refused(Map.of("classes", Set.of("epidemic"))))
                .as("told under an order, for its purpose")
                .isEqualTo("share.purpose");
        assertThat(refused(Map.of("to", TOWN + "//duty-officer"))).isEqualTo("share.receiver");
        assertThat(refused(Map.of("to", "441523100000000/peace/"))).isEqualTo("share.receiver");
        assertThat(duty.put("/shares/" + Story.id(), wish(Map.of("area", 441521000000000L)))
                        .status())
                .isIn(403, 404);
        assertThat(SERVER.as("county")
                        .put("/shares/" + Story.id(), wish(Map.of("sight", "sealed")))
                        .code())
                .as("what it does not open itself")
                .isEqualTo("share.wider");
        assertThat(SERVER.as("worker")
                        .put("/shares/" + Story.id(), wish(Map.of()))
                        .status())
                .isEqualTo(404);

        var wish = wish(Map.of());
        var id = Story.id();
        assertThat(duty.put("/shares/" + id, wish).status()).isEqualTo(200);
        assertThat(duty.put("/shares/" + id, wish).status()).as("again").isEqualTo(200);
        assertThat(SERVER.database().kinds(id)).hasSize(1);
        wish.put("classes", Set.of("inspection"));
        assertThat(duty.put("/shares/" + id, wish).code()).isEqualTo("share.there");
    }

    /** Each of its bounds moved: what the other office sees is something else, so that these tests would notice. */
    @Test
    void withoutOneOfItsBoundsItOpensSomethingElse() {
        for (var bound : List.of(
                "valid_from = now() + interval '1 hour', valid_to = now() + interval '2 hours'",
                "ended_at = now()",
                "classes = array['inspection']",
                "ranges = '{[100000000000000,100000000000002)}'",
                "sight = 'open'",
                "receiver = '" + TOWN + "/works/'",
                "purpose = 'house-safety'")) {
            var share = share(Map.of("sight", "sealed"));
            assertThat(peace.in(share).get("/cases/" + caseId).raw().body()).contains(WORDS);

            change("update access.share set " + bound + " where id = '" + share + "'");

            Patience.until(
                    () -> !peace.in(share).get("/cases/" + caseId).raw().body().contains(WORDS));
        }
    }

    private String share(Map<String, Object> other) {
        var id = Story.id();
        var given = duty.put("/shares/" + id, wish(other));
        assertThat(given.status()).as(given.raw().body()).isEqualTo(200);
        return id.toString();
    }

    private String refused(Map<String, Object> other) {
        return duty.put("/shares/" + Story.id(), wish(other)).code();
    }

    private Map<String, Object> wish(Map<String, Object> other) {
        var body = new HashMap<String, Object>(Map.of(
                "to",
                PEACE,
                "purpose",
                "hazard-check",
                "area",
                Long.parseLong(TOWN),
                "classes",
                Set.of("general"),
                "sight",
                "open",
                "from",
                now().toString(),
                "until",
                now().plus(Duration.ofDays(1)).toString()));
        body.putAll(other);
        return body;
    }

    private JsonNode shown(String share) {
        return SERVER.stranger()
                .get("/shares")
                .body()
                .valueStream()
                .filter(one -> one.at("/id").asString().equals(share))
                .findFirst()
                .orElseThrow();
    }

    private Answer photo(Client reader) {
        return reader.get("/cases/" + caseId + "/attachments/" + photo);
    }

    private static Answer export(Client reader) {
        return reader.post("/cases/export", Map.of("reason", "示例：联合检查名单"));
    }

    private static Answer withdraw(Client client, String share) {
        return client.post("/shares/" + share + "/withdraw", Map.of());
    }

    private static List<String> listed(Client reader) {
        var ids = new ArrayList<String>();
        reader.get("/cases?limit=200")
                .body()
                .at("/items")
                .forEach(item -> ids.add(item.at("/id").asString()));
        return ids;
    }

    private static Instant now() {
        return SERVER.bean(InstantSource.class).instant();
    }

    private static void move(Instant to) {
        assertThat(SERVER.as("administrator")
                        .post("/test/clock", Map.of("to", to.toString()))
                        .status())
                .isEqualTo(200);
    }

    private static void change(String sql) {
        SERVER.database().owner().sql(sql).update();
    }

    private static String own(Client client) {
        return client.get("/me").body().at("/posts/0/id").asString();
    }
}
