package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
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
import org.minqing.audit.Look;
import org.minqing.audit.Looks;
import tools.jackson.databind.JsonNode;

/** A headquarters of posts of several units: its members see what it is for, as their seats say, and at its end nothing. */
@Timeout(180)
class TemporaryBodyIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);
    private static final String WORDS = "示例：河水上涨漫过小桥";
    private static final long TOWN = 441521110000000L;
    private static final long VILLAGE = 441521110220000L;
    private static final long COUNTY = 441521000000000L;

    private final Client duty = SERVER.as("duty");
    private final Client peace = SERVER.as("peace");
    private final Client handler = SERVER.as("handler");
    private final String member = own(peace);
    private final String observer = own(handler);
    private final UUID caseId = Story.id();

    @BeforeEach
    void report() {
        assertThat(SERVER.as("worker")
                        .put("/cases/" + caseId, Story.report(WORDS))
                        .status())
                .isEqualTo(201);
    }

    @AfterEach
    void endAll() {
        change("update access.body set ended_at = valid_from where ended_at is null");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void opensToEachSeatItsPartUntilTheEndAndThenNothing() {
        assertThat(peace.get("/cases/" + caseId).status()).isEqualTo(404);
        var until = now().plus(Duration.ofDays(2));
        var body = make(Map.of("until", until.toString())).toString();

        assertThat(peace.in(body).get("/cases/" + caseId).raw().body()).contains(WORDS);
        assertThat(listed(peace, body)).contains(caseId.toString());
        assertThat(handler.in(body).get("/cases/" + caseId).status()).isEqualTo(200);
        assertThat(handler.in(body).get("/cases/" + caseId).raw().body()).doesNotContain(WORDS);
        assertThat(accept(handler, body).status())
                .as("an observer acts on nothing")
                .isEqualTo(403);
        assertThat(peace.get("/cases/" + caseId).status())
                .as("own work is as before")
                .isEqualTo(404);
        assertThat(SERVER.as("inspector").in(body).get("/cases").code()).isEqualTo("post.not-held");
        assertThat(accept(peace, body).status()).isEqualTo(200);

        move(until);
        var later = SERVER.as("peace");
        assertThat(later.in(body).get("/cases/" + caseId).code()).isEqualTo("post.not-held");
        assertThat(names(later)).isEmpty();
        assertThat(shown(body).at("/running").asBoolean()).isFalse();
    }

    @Test
    void namesItselfInTheEntryTheLookAndOnesOwnPage() {
        var body = make(Map.of());
        assertThat(peace.in(body.toString()).get("/cases/" + caseId).status()).isEqualTo(200);
        assertThat(accept(peace, body.toString()).status()).isEqualTo(200);

        assertThat(names(peace)).containsExactly("示例防汛指挥部");
        assertThat(SERVER.bean(Looks.class).at(caseId, 10))
                .map(Look::actor)
                .anySatisfy(actor -> assertThat(actor.under()).contains(body));
        assertThat(SERVER.database()
                        .reader()
                        .sql("select post::text || ' ' || (open::jsonb ->> 'under') from journal.entry"
                                + " where stream = :id and version = 2")
                        .param("id", caseId)
                        .query(String.class)
                        .single())
                .isEqualTo(body + " " + body);
        assertThat(SERVER.database().kinds(body)).containsExactly("body.made");
        assertThat(SERVER.as("worker").get("/me/looks").raw().body())
                .as("whose case it is reads which body looked")
                .contains("示例防汛指挥部");
    }

    @Test
    void keepsItsMembersFromWhatIsAboutTheOfficeThatMadeItWhereverItWorks() {
        var village = make(Map.of("area", VILLAGE)).toString();
        assertThat(peace.in(village).get("/cases/" + caseId).status()).isEqualTo(200);

        var office = TOWN + "//" + duty.get("/me").body().at("/posts/0/role").asString();
        change("update casework.case_file set attributes = attributes || jsonb_build_object('flow.about', '" + office
                + "') where id = '" + caseId + "'");

        assertThat(peace.in(village).get("/cases/" + caseId).status()).isEqualTo(404);
        assertThat(listed(peace, village)).doesNotContain(caseId.toString());
    }

    @Test
    void isShownToEverybodyByNamePurposeAndDatesAndToMembersWhole() {
        var body = make(Map.of()).toString();
        var told = SERVER.stranger().get("/bodies");

        assertThat(told.status()).isEqualTo(200);
        assertThat(shown(body).at("/name").asString()).isEqualTo("示例防汛指挥部");
        assertThat(shown(body).at("/purpose").asString()).isEqualTo("示例：汛期抢险");
        assertThat(told.raw().body()).doesNotContain(member).doesNotContain("示例综治处置员");
        assertThat(SERVER.stranger().get("/bodies/" + body).status()).isEqualTo(401);
        assertThat(SERVER.as("outsider").get("/bodies/" + body).status()).isEqualTo(404);
        var whole = peace.get("/bodies/" + body).body();
        assertThat(whole.at("/members").size()).isEqualTo(2);
        assertThat(whole.at("/mine").asBoolean()).isFalse();
        assertThat(whole.toString()).doesNotContain("示例综治处置员");
    }

    @Test
    void isDissolvedAtOnceByWhoMadeItOrTheLevelAbove() {
        var first = make(Map.of());
        assertThat(dissolve(peace, first).status()).isEqualTo(403);
        assertThat(dissolve(SERVER.as("outsider"), first).status()).isEqualTo(404);
        assertThat(dissolve(duty, first).body().at("/body/running").asBoolean()).isFalse();
        assertThat(dissolve(duty, first).status()).as("again").isEqualTo(200);
        assertThat(peace.in(first.toString()).get("/cases").code()).isEqualTo("post.not-held");
        assertThat(SERVER.database().kinds(first)).containsExactly("body.made", "body.dissolved");

        var second = make(Map.of());
        assertThat(dissolve(SERVER.as("county"), second).status()).isEqualTo(200);
        assertThat(peace.in(second.toString()).get("/cases").code()).isEqualTo("post.not-held");
    }

    @Test
    void endsWithThePostThatMadeItAndDoesNotComeBackWithIt() {
        var body = make(Map.of()).toString();
        var maker = own(duty);
        change("update access.post set valid_to = now() where id = '" + maker + "'");
        try {
            Patience.until(() -> peace.in(body).get("/cases").status() == 403);
        } finally {
            change("update access.post set valid_to = null where id = '" + maker + "'");
        }
        Patience.until(() -> duty.in(maker).get("/cases").status() == 200);
        assertThat(peace.in(body).get("/cases").code()).isEqualTo("post.not-held");
    }

    @Test
    void isForItsClassesAlone() {
        var body = make(Map.of("classes", Set.of("no-such-class"))).toString();
        assertThat(peace.in(body).get("/cases/" + caseId).status()).isEqualTo(404);
        assertThat(listed(peace, body)).doesNotContain(caseId.toString());
    }

    @Test
    void refusesWhatMayNotBeGathered() {
        assertThat(refused(Map.of("until", now().plus(Duration.ofDays(91)).toString())))
                .isEqualTo("body.invalid");
        assertThat(refused(Map.of("from", now().minusSeconds(3600).toString()))).isEqualTo("body.invalid");
        assertThat(refused(Map.of("basis", " "))).isEqualTo("body.invalid");
        assertThat(refused(Map.of("name", "名".repeat(61)))).isEqualTo("body.invalid");
        assertThat(refused(Map.of("purpose", "示例\u0000"))).isEqualTo("body.invalid");
        assertThat(refused(Map.of("classes", Collections.singletonList(null)))).isEqualTo("body.invalid");
        assertThat(refused(Map.of("members", Map.of(member, "chief")))).isEqualTo("body.invalid");
        assertThat(refused(Map.of("members", Map.of()))).isEqualTo("body.invalid");
        assertThat(refused(Map.of("members", Map.of(own(SERVER.as("outsider")), "member"))))
                .isEqualTo("body.member");
        assertThat(refused(Map.of("members", Map.of(own(duty), "lead")))).isEqualTo("body.member");
        assertThat(duty.put("/bodies/" + Story.id(), wish(Map.of("area", COUNTY)))
                        .status())
                .isBetween(400, 499);
        assertThat(peace.put("/bodies/" + Story.id(), wish(Map.of())).status()).isEqualTo(404);

        var wish = wish(Map.of());
        var id = Story.id();
        assertThat(duty.put("/bodies/" + id, wish).status()).isEqualTo(200);
        assertThat(duty.put("/bodies/" + id, wish).status()).as("again").isEqualTo(200);
        assertThat(SERVER.database().kinds(id)).hasSize(1);
        wish.put("name", "示例另一个机构");
        assertThat(duty.put("/bodies/" + id, wish).code()).isEqualTo("body.there");
        assertThat(peace.in(id.toString())
                        .put("/bodies/" + Story.id(), wish(Map.of()))
                        .status())
                .as("a seat makes no other body")
                .isIn(403, 404);
    }

    /** Each of its bounds moved: what a member sees is something else, so that these tests would notice. */
    @Test
    void withoutOneOfItsBoundsItOpensSomethingElse() {
        for (var bound : List.of(
                "update access.body set valid_from = now() + interval '1 hour', valid_to = now() + interval '2 hours'",
                "update access.body set ended_at = now()",
                "update access.body set classes = array['no-such-class']",
                "update access.body set ranges = '{[100000000000000,100000000000002)}'",
                "update access.body_member set seat = 'observer'",
                "delete from access.body_member")) {
            var body = make(Map.of()).toString();
            var before = peace.in(body).get("/cases/" + caseId).raw().body();
            assertThat(before).contains(WORDS);

            var key = bound.contains("body_member") ? "body" : "id";
            change(bound + " where " + key + " = '" + body + "'");

            Patience.until(
                    () -> !peace.in(body).get("/cases/" + caseId).raw().body().contains(WORDS));
        }
    }

    @Test
    void tellsWhichPostsMaySitInIt() {
        var posts = duty.get("/bodies/posts?area=" + TOWN).body();
        assertThat(posts.valueStream().map(post -> post.at("/id").asString()))
                .contains(member, observer)
                .doesNotContain(own(duty));
        assertThat(peace.get("/bodies/posts?area=" + TOWN).status()).isEqualTo(404);
    }

    private JsonNode shown(String body) {
        return SERVER.stranger()
                .get("/bodies")
                .body()
                .valueStream()
                .filter(one -> one.at("/id").asString().equals(body))
                .findFirst()
                .orElseThrow();
    }

    private UUID make(Map<String, Object> other) {
        var id = Story.id();
        var made = duty.put("/bodies/" + id, wish(other));
        assertThat(made.status()).as(made.raw().body()).isEqualTo(200);
        return id;
    }

    private String refused(Map<String, Object> other) {
        return duty.put("/bodies/" + Story.id(), wish(other)).code();
    }

    private Map<String, Object> wish(Map<String, Object> other) {
        var body = new HashMap<String, Object>(Map.of(
                "name",
                "示例防汛指挥部",
                "basis",
                "示例：防汛应急响应令",
                "purpose",
                "示例：汛期抢险",
                "area",
                TOWN,
                "members",
                Map.of(member, "member", observer, "observer"),
                "from",
                now().toString(),
                "until",
                now().plus(Duration.ofDays(1)).toString()));
        body.putAll(other);
        return body;
    }

    private Answer accept(Client client, String post) {
        return client.in(post).post("/cases/" + caseId + "/commands", Story.command("accept", 1, Map.of()));
    }

    private static Answer dissolve(Client client, UUID body) {
        return client.post("/bodies/" + body + "/dissolve", Map.of());
    }

    private static List<String> listed(Client client, String post) {
        var ids = new ArrayList<String>();
        client.in(post)
                .get("/cases?limit=200")
                .body()
                .at("/items")
                .forEach(item -> ids.add(item.at("/id").asString()));
        return ids;
    }

    private static List<String> names(Client client) {
        return client.get("/me")
                .body()
                .at("/posts")
                .valueStream()
                .map(post -> post.at("/forATime/body").asString(""))
                .filter(name -> !name.isEmpty())
                .toList();
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
