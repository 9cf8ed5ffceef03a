package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.Told;
import tools.jackson.databind.JsonNode;

/** An office asks another one to let it see cases: who reads that, what comes of it, and that it is never more than was asked. */
@Timeout(120)
class ShareRequestIT {

    private static final TestServer SERVER = TestServer.shanwei();
    private static final String TOWN = "441521110000000";
    private static final long VILLAGE = 441521110201000L;
    private static final String PEACE = TOWN + "/peace/";
    private static final String DUTY = TOWN + "//duty-officer";
    private static final String WHY = "示例：联合排查楼道堆放物";

    private final Client duty = SERVER.as("duty");
    private final Client peace = SERVER.as("peace");
    private final Instant begun = now();
    private final Instant until = begun.plus(Duration.ofDays(20));

    @AfterEach
    void endAll() {
        change("update access.share_request set lapses_at = asked_at + interval '1 microsecond' where answer is null");
        change("update access.share set ended_at = valid_from where ended_at is null");
    }

    @Test
    void becomesTheShareThatIsGivenUnderItsId() {
        var id = ask(Map.of());
        assertThat(peace.get("/me").body().at("/posts").toString())
                .as("a request opens nothing")
                .doesNotContain(id);
        assertThat(of(duty, id).at("/why").asString()).isEqualTo(WHY);
        assertThat(of(duty, id).at("/mine").asBoolean()).isFalse();
        assertThat(of(duty, id).toString()).as("offices and no names").doesNotContain("示例综治处置员");
        assertThat(of(peace, id).at("/mine").asBoolean()).isTrue();
        told(duty, id, "share-asked");

        var given = duty.put("/shares/" + id, share(Map.of("area", VILLAGE)));

        assertThat(given.status()).as(given.raw().body()).isEqualTo(200);
        assertThat(peace.in(id).get("/cases").status()).isEqualTo(200);
        assertThat(of(peace, id).at("/state").asString()).isEqualTo("granted");
        assertThat(of(duty, id).at("/answeredAt").asString()).isNotEmpty();
        assertThat(duty.put("/shares/" + id, share(Map.of("area", VILLAGE))).status())
                .as("again")
                .isEqualTo(200);
        told(peace, id, "share-granted");
        assertThat(SERVER.database().kinds(UUID.fromString(id))).containsExactly("share.asked", "share.given");
        assertThat(said(id)).as("words stand in no entry").doesNotContain(WHY);
        assertThat(withdraw(peace, id).code()).isEqualTo("share-request.over");
    }

    @Test
    void isNeverGrantedWiderThanItWasAskedFor() {
        var id = ask(Map.of("area", VILLAGE));
        for (var wider : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("area", VILLAGE, "classes", Set.of("general", "inspection")),
                Map.of("area", VILLAGE, "sight", "sealed"),
                Map.of("area", VILLAGE, "export", true),
                Map.of("area", VILLAGE, "purpose", "dispute-prevention"),
                Map.of("area", VILLAGE, "to", TOWN + "/works/"),
                Map.of("area", VILLAGE, "until", until.plusSeconds(60).toString()))) {
            assertThat(duty.put("/shares/" + id, share(wider)).code())
                    .as(wider.toString())
                    .isEqualTo("share-request.wider");
        }
        assertThat(SERVER.as("handler").put("/shares/" + id, share(Map.of())).code())
                .as("another office")
                .isEqualTo("share.there");
        assertThat(of(peace, id).at("/state").asString()).isEqualTo("waiting");

        assertThat(duty.put(
                                "/shares/" + id,
                                share(Map.of(
                                        "area",
                                        VILLAGE,
                                        "until",
                                        until.minusSeconds(60).toString())))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void isRefusedWithAReasonByTheOfficeThatIsAsked() {
        var id = ask(Map.of());
        for (var other : List.of("peace", "handler", "works", "county")) {
            assertThat(refuse(SERVER.as(other), id, "too-wide").status())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(refuse(duty, id, "curious").code()).isEqualTo("share.invalid");

        assertThat(refuse(duty, id, "too-wide").status()).isEqualTo(200);

        assertThat(refuse(duty, id, "too-wide").status()).as("again").isEqualTo(200);
        assertThat(refuse(duty, id, "no-basis").code()).isEqualTo("share-request.over");
        assertThat(duty.put("/shares/" + id, share(Map.of())).code()).isEqualTo("share-request.over");
        assertThat(of(peace, id).at("/state").asString()).isEqualTo("refused");
        assertThat(of(peace, id).at("/refusal").asString()).isEqualTo("too-wide");
        told(peace, id, "share-refused");
        assertThat(SERVER.database().kinds(UUID.fromString(id))).containsExactly("share.asked", "share.refused");
    }

    @Test
    void isTakenBackByTheOfficeThatAsked() {
        var id = ask(Map.of());
        assertThat(withdraw(duty, id).status()).isEqualTo(404);
        assertThat(withdraw(peace, id).status()).isEqualTo(200);
        assertThat(withdraw(peace, id).status()).as("again").isEqualTo(200);
        assertThat(of(duty, id).at("/state").asString()).isEqualTo("withdrawn");
        assertThat(duty.put("/shares/" + id, share(Map.of())).code()).isEqualTo("share-request.over");
        assertThat(SERVER.database().kinds(UUID.fromString(id)))
                .containsExactly("share.asked", "share.request-withdrawn");
    }

    @Test
    void lapsesAfterFourteenDaysAndItsWordsAMonthLater() {
        var id = ask(Map.of());
        assertThat(Duration.between(moment(id, "askedAt"), moment(id, "lapses")))
                .isEqualTo(Duration.ofDays(14));
        assertThat(said(id))
                .as("the entry holds it")
                .contains(of(duty, id).at("/lapses").asString());

        age(id, "15 days");
        assertThat(of(peace, id).at("/state").asString()).isEqualTo("lapsed");
        assertThat(of(peace, id).has("why")).isTrue();
        assertThat(duty.put("/shares/" + id, share(Map.of())).code()).isEqualTo("share-request.over");
        assertThat(refuse(duty, id, "too-wide").code()).isEqualTo("share-request.over");

        age(id, "31 days");
        assertThat(of(peace, id).has("why")).isFalse();
        ask(Map.of());
        assertThat(SERVER.database()
                        .owner()
                        .sql("select count(*) from access.share_request where id = :id and why is null")
                        .param("id", UUID.fromString(id))
                        .query(Integer.class)
                        .single())
                .as("and they are gone from the store")
                .isEqualTo(1);
    }

    @Test
    void isReadByBothOfficesAndByNobodyElse() {
        var id = ask(Map.of());
        for (var other : List.of("handler", "works", "county")) {
            assertThat(SERVER.as(other).get("/share-requests").raw().body())
                    .as(other)
                    .doesNotContain(id);
        }
        assertThat(SERVER.as("worker").get("/share-requests").status()).isEqualTo(404);
        assertThat(SERVER.stranger().get("/share-requests").status()).isEqualTo(401);
        assertThat(SERVER.stranger().get("/shares").raw().body()).doesNotContain(id);
    }

    @Test
    void offersWhatMayBeAskedForAndRefusesAnythingElse() {
        var choices = peace.get("/share-requests/choices").body();
        assertThat(choices.at("/offices")
                        .valueStream()
                        .map(office -> office.at("/id").asString()))
                .contains(DUTY)
                .doesNotContain(PEACE);
        assertThat(choices.at("/purposes").toString()).contains("hazard-check").doesNotContain("epidemic");

        assertThat(refused(Map.of("of", PEACE))).isEqualTo("share-request.office");
        assertThat(refused(Map.of("of", "441523100000000//duty-officer"))).isEqualTo("share-request.office");
        assertThat(refused(Map.of("classes", Set.of("complaint")))).isEqualTo("share.purpose");
        assertThat(refused(Map.of("purpose", "curiosity"))).isEqualTo("share.purpose");
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("why", "？"),
                Map.of("why", "长".repeat(501)),
                Map.of("area", 441521000000000L),
                Map.of("until", now().plus(Duration.ofDays(91)).toString()),
                Map.of("until", now().minusSeconds(60).toString()),
                Map.of("sight", "all"))) {
            assertThat(refused(wrong)).as(wrong.toString()).isEqualTo("share.invalid");
        }

        var id = ask(Map.of());
        assertThat(peace.put("/share-requests/" + id, wish(Map.of())).status())
                .as("again")
                .isEqualTo(200);
        assertThat(SERVER.database().kinds(UUID.fromString(id))).hasSize(1);
        assertThat(peace.put("/share-requests/" + id, wish(Map.of("export", true)))
                        .code())
                .isEqualTo("share.there");
        assertThat(SERVER.as("worker")
                        .put("/share-requests/" + Story.id(), wish(Map.of()))
                        .status())
                .isEqualTo(404);
    }

    private String ask(Map<String, Object> other) {
        var id = Story.id().toString();
        var asked = peace.put("/share-requests/" + id, wish(other));
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(200);
        return id;
    }

    private String refused(Map<String, Object> other) {
        return peace.put("/share-requests/" + Story.id(), wish(other)).code();
    }

    private Map<String, Object> wish(Map<String, Object> other) {
        var body = bounds();
        body.put("of", DUTY);
        body.put("why", WHY);
        body.putAll(other);
        return body;
    }

    private Map<String, Object> share(Map<String, Object> other) {
        var body = bounds();
        body.put("to", PEACE);
        body.put("from", begun.toString());
        body.putAll(other);
        return body;
    }

    private Map<String, Object> bounds() {
        return new HashMap<>(Map.of(
                "purpose", "hazard-check",
                "area", Long.parseLong(TOWN),
                "classes", Set.of("general"),
                "sight", "open",
                "until", until.toString()));
    }

    private static JsonNode of(Client client, String id) {
        return client.get("/share-requests")
                .body()
                .valueStream()
                .filter(one -> one.at("/id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Instant moment(String id, String field) {
        return Instant.parse(of(peace, id).at("/" + field).asString());
    }

    private static Answer refuse(Client client, String id, String reason) {
        return client.post("/share-requests/" + id + "/refuse", Map.of("reason", reason));
    }

    private static Answer withdraw(Client client, String id) {
        return client.post("/share-requests/" + id + "/withdraw", Map.of());
    }

    private static void told(Client client, String id, String kind) {
        Patience.until(() -> Told.kinds(SERVER, client, UUID.fromString(id)).contains(kind));
    }

    private static String said(String stream) {
        return SERVER.database()
                .reader()
                .sql("select string_agg(open::text, ' ') from journal.entry where stream = :id")
                .param("id", UUID.fromString(stream))
                .query(String.class)
                .single();
    }

    /** As if it had been asked and had lapsed so long ago more than now. */
    private static void age(String id, String by) {
        change("update access.share_request set asked_at = asked_at - interval '" + by
                + "', lapses_at = lapses_at - interval '" + by + "', valid_to = valid_to - interval '" + by
                + "' where id = '" + id + "'");
    }

    private static void change(String sql) {
        SERVER.database().owner().sql(sql).update();
    }

    private static Instant now() {
        return SERVER.bean(InstantSource.class).instant();
    }
}
