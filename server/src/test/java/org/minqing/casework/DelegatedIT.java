package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.attachment.Pictures;
import org.minqing.audit.Look;
import org.minqing.audit.Looks;

/** A post's rights, handed over for a time: they open what the post opens, name themselves in what is done, and end. */
@Timeout(120)
class DelegatedIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);
    private static final String WORDS = "示例：井盖松动有异响";

    private final Client duty = SERVER.as("duty");
    private final Client peace = SERVER.as("peace");
    private final String giving = own(duty);
    private final String receiving = own(peace);
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
        Patience.until(() -> total(duty, giving) == total(duty));
    }

    @AfterEach
    void takeAllBack() {
        change("update access.delegation set ended_at = valid_from where ended_at is null");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void opensTheSameEverywhereUntilItsEndAndThenNothing() throws Exception {
        var before = seen(peace, giving);
        var until = now().plus(Duration.ofDays(2));
        give(Map.of("until", until.toString()));

        assertThat(seen(peace, giving)).isEqualTo(seen(duty, giving)).isNotEqualTo(before);
        assertThat(seen(peace, receiving)).as("their own work is as before").doesNotContain(caseId.toString());
        assertThat(peace.get("/cases/" + caseId).status()).isEqualTo(404);
        assertThat(hands(peace)).contains(giving);

        try (var stream = feed(peace, giving)) {
            Story.act(duty, caseId, "accept", 1, Map.of());
            assertThat(stream.tells(caseId)).isTrue();
            move(until);
            Story.act(SERVER.as("duty"), caseId, "dispatch", 2, Map.of());
            var unseen = Story.id();
            SERVER.as("worker").put("/cases/" + unseen, Story.report());
            assertThat(stream.tellsWithin(unseen, Duration.ofSeconds(2))).isFalse();
        }
        var later = SERVER.as("peace");
        assertThat(later.in(giving).get("/cases/" + caseId).code()).isEqualTo("post.not-held");
        assertThat(seen(later, giving)).isEqualTo(before);
        assertThat(hands(later)).doesNotContain(giving);
    }

    @Test
    void namesItselfInTheEntryAndInTheAudit() {
        var delegation = give(Map.of());
        assertThat(peace.in(giving).get("/cases/" + caseId).status()).isEqualTo(200);
        export(peace, giving);

        var accepted = peace.in(giving).post("/cases/" + caseId + "/commands", Story.command("accept", 1, Map.of()));

        assertThat(accepted.status()).as(accepted.raw().body()).isEqualTo(200);
        var entry = SERVER.database()
                .reader()
                .sql(
                        "select post::text || ' ' || (open::jsonb ->> 'under') from journal.entry where stream = :id and version = 2")
                .param("id", caseId)
                .query(String.class)
                .single();
        assertThat(entry).isEqualTo(giving + " " + delegation);
        assertThat(SERVER.bean(Looks.class).at(caseId, 10))
                .isNotEmpty()
                .map(Look::actor)
                .allSatisfy(actor -> assertThat(actor.under()).contains(delegation));
        assertThat(SERVER.database().kinds(delegation)).containsExactly("delegation.given");
    }

    @Test
    void isTakenBackAtOnceByTheGiverAlone() {
        var delegation = give(Map.of());
        var path = "/delegations/" + delegation + "/recall";
        assertThat(peace.post(path, Map.of()).status()).isEqualTo(403);
        assertThat(SERVER.as("outsider").post(path, Map.of()).status()).isEqualTo(404);

        assertThat(duty.post(path, Map.of()).body().at("/running").asBoolean()).isFalse();
        assertThat(duty.post(path, Map.of()).status()).as("again").isEqualTo(200);

        assertThat(peace.in(giving).get("/cases/" + caseId).code()).isEqualTo("post.not-held");
        assertThat(SERVER.database().kinds(delegation)).containsExactly("delegation.given", "delegation.recalled");
        assertThat(ids(peace)).contains(delegation.toString());
        assertThat(ids(SERVER.as("county"))).contains(delegation.toString());
        assertThat(ids(SERVER.as("outsider"))).isEmpty();
    }

    @Test
    void endsWithTheGiversPostAndDoesNotComeBackWithIt() {
        give(Map.of());
        change("update access.post set valid_to = now() where id = '" + giving + "'");
        try {
            Patience.until(() -> peace.in(giving).get("/cases").status() == 403);
        } finally {
            change("update access.post set valid_to = null where id = '" + giving + "'");
        }
        Patience.until(() -> duty.in(giving).get("/cases").status() == 200);
        assertThat(peace.in(giving).get("/cases").code()).isEqualTo("post.not-held");
    }

    @Test
    void refusesWhatMayNotBeHandedOver() {
        var twoDays = now().plus(Duration.ofDays(2)).toString();
        assertThat(refused(Map.of("until", now().plus(Duration.ofDays(31)).toString())))
                .isEqualTo("delegation.invalid");
        assertThat(refused(Map.of("from", now().minusSeconds(3600).toString()))).isEqualTo("delegation.invalid");
        assertThat(refused(Map.of("reason", "ill"))).isEqualTo("delegation.invalid");
        assertThat(refused(Map.of("to", giving))).isEqualTo("delegation.receiver");
        assertThat(refused(Map.of("to", own(SERVER.as("outsider"))))).isEqualTo("delegation.receiver");
        assertThat(refused(Map.of("verbs", Set.of("delegation.give")))).isEqualTo("delegation.verb");
        assertThat(refused(Map.of("verbs", Set.of("admin.accounts")))).isEqualTo("delegation.verb");

        var id = UUID.fromString(give(Map.of("until", twoDays)).toString());
        assertThat(refused(Map.of("until", twoDays))).isEqualTo("delegation.overlaps");
        assertThat(duty.put("/delegations/" + id, wish(Map.of("reason", "workload")))
                        .code())
                .isEqualTo("delegation.there");
        assertThat(peace.in(giving)
                        .put("/delegations/" + Story.id(), wish(Map.of("to", own(SERVER.as("inspector")))))
                        .code())
                .as("not handed on")
                .isEqualTo("delegation.not-own");
    }

    @Test
    void opensNoWordsToAPostWhoseOwnRoleOpensNone() {
        var county = own(SERVER.as("county"));
        assertThat(refused(Map.of("to", county, "verbs", Set.of("case.read-sealed"))))
                .isEqualTo("delegation.verb");
        give(Map.of("to", county));

        var opened = SERVER.as("county").in(giving).get("/cases/" + caseId);

        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.raw().body()).doesNotContain(WORDS);
        assertThat(SERVER.as("county").in(giving).search("/cases", "井盖").body().at("/items"))
                .isEmpty();
    }

    @Test
    void letsNobodyVerifyTheirOwnWorkInAnothersPost() {
        var inspector = SERVER.as("inspector");
        var checking = own(inspector);
        var handled = handled();
        var body = wish(Map.of("to", own(SERVER.as("handler"))));
        assertThat(inspector.put("/delegations/" + Story.id(), body).status()).isEqualTo(200);

        var verified = SERVER.as("handler")
                .in(checking)
                .post("/cases/" + handled + "/commands", Story.command("verify", 6, Map.of()));

        assertThat(verified.status()).as(verified.raw().body()).isBetween(400, 499);
        assertThat(state(handled)).isEqualTo("fed-back");
    }

    /** What keeps a delegation in its bounds, and the row that would be without it. */
    static List<Map.Entry<String, String>> bounds() {
        return List.of(
                Map.entry(
                        "named verbs only",
                        "update access.delegation set verbs = array['case.list', 'case.read', 'case.read-sealed']"),
                Map.entry("the beginning", "update access.delegation set valid_from = now() - interval '1 day'"),
                Map.entry("the end", "update access.delegation set ended_at = null, recalled_by = null"),
                Map.entry("the receiver", "update access.delegation set to_post = '%s'"));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void withoutOneOfItsBoundsItOpensSomethingElse(Map.Entry<String, String> bound) {
        var inspector = own(SERVER.as("inspector"));
        var delegation = switch (bound.getKey()) {
            case "named verbs only" -> give(Map.of("verbs", Set.of("case.list", "case.read")));
            case "the beginning" ->
                give(Map.of("from", now().plus(Duration.ofHours(3)).toString()));
            case "the receiver" -> give(Map.of("to", inspector));
            default -> give(Map.of());
        };
        if (bound.getKey().equals("the end")) {
            duty.post("/delegations/" + delegation + "/recall", Map.of());
        }
        var before = seen(peace, giving);

        change(bound.getValue().formatted(receiving) + " where id = '" + delegation + "'");

        Patience.until(() -> !seen(peace, giving).equals(before));
    }

    private UUID handled() {
        var handler = SERVER.as("handler");
        Story.act(duty, caseId, "accept", 1, Map.of());
        Story.act(duty, caseId, "dispatch", 2, Map.of());
        Story.act(handler, caseId, "receive", 3, Map.of());
        Story.act(handler, caseId, "start", 4, Map.of());
        var fed = Story.act(handler, caseId, "feed-back", 5, Map.of("measures", "示例：已处理"));
        assertThat(fed.status()).as(fed.raw().body()).isEqualTo(200);
        return caseId;
    }

    private String state(UUID id) {
        return duty.get("/cases/" + id).body().at("/state").asString();
    }

    /** Everything that somebody sees of the case in a post, at every kind of address. */
    private List<String> seen(Client client, String post) {
        var path = "/cases/" + caseId;
        var seen = new ArrayList<String>();
        for (var each : List.of(
                path,
                path + "/journal",
                path + "/actions",
                "/cases?limit=200",
                "/counts?by=state",
                "/cases.geojson",
                path + "/attachments/" + photo)) {
            var answer = client.in(post).get(each);
            var shown = answer.status() == 200 ? answer.raw().body() : answer.code();
            seen.add(each + " " + answer.status() + " " + shown.replaceAll("\"asOf\":\"[^\"]*\"", ""));
        }
        seen.add(export(client, post));
        return seen;
    }

    /** Without the last column, which says of each export who took it out. */
    private String export(Client client, String post) {
        var answer = client.in(post).post("/cases/export", Map.of("reason", "示例"));
        return answer.status() + answer.raw().body().replaceAll("(?m),[^,]*$", "");
    }

    private UUID give(Map<String, Object> other) {
        var id = Story.id();
        var given = duty.put("/delegations/" + id, wish(other));
        assertThat(given.status()).as(given.raw().body()).isEqualTo(200);
        return id;
    }

    private String refused(Map<String, Object> other) {
        return duty.put("/delegations/" + Story.id(), wish(other)).code();
    }

    private Map<String, Object> wish(Map<String, Object> other) {
        var body = new HashMap<String, Object>(Map.of(
                "to",
                receiving,
                "reason",
                "away",
                "from",
                now().toString(),
                "until",
                now().plus(Duration.ofDays(1)).toString()));
        body.putAll(other);
        return body;
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

    private static List<String> hands(Client client) {
        return client.get("/me")
                .body()
                .at("/posts")
                .valueStream()
                .map(post -> post.at("/id").asString())
                .toList();
    }

    private static List<String> ids(Client client) {
        return client.get("/delegations")
                .body()
                .valueStream()
                .map(one -> one.at("/id").asString())
                .toList();
    }

    private static long total(Client client) {
        return client.get("/cases?limit=200").body().at("/items").size();
    }

    private static long total(Client client, String post) {
        return client.in(post)
                .get("/counts?by=state")
                .body()
                .valueStream()
                .mapToLong(count -> count.at("/count").asLong())
                .sum();
    }

    private static Feed feed(Client client, String post) throws Exception {
        var answer = client.http()
                .send(client.request("/stream?in-post=" + post).GET().build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Feed(answer.body());
    }
}
