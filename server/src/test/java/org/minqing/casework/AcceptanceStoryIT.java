package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.attachment.Pictures;
import org.minqing.kernel.CityClock;
import tools.jackson.databind.JsonNode;

/**
 * A quarrel between builders and villagers, from the patrol that meets it to the agreement that is kept, over HTTP and with the sample
 * accounts alone.
 *
 * <p>What the case itself does is told here: the report of a phone that was without a network, the alarm at the town's centre and who
 * hears it, the first contact before anything can be settled, the transfer to the governance office with its time, the consent of both sides,
 * an agreement that another person looks at, performance, and figures that change by one. Left to the mediation itself, which is a
 * matter of its own: signatures and their oath, copies to both sides, confirmation of a payment by whoever is paid, a breach
 * that goes to court, rating by each side with a call-back, and the record of a visit on forms of its own. Left to other tests: the same event
 * found twice ({@code JoinsIT}), photos and voice from the phone ({@code web/e2e}), teams that are near (the field app), and boundaries that
 * move while a case runs.
 */
@Timeout(180)
class AcceptanceStoryIT {

    private static final long TOWN = 441521110000000L;
    private static final Duration ALARM = Duration.ofSeconds(30);
    private static final Map<String, Object> CONTACT =
            Map.of("contact-way", "at-the-place", "calmed", true, "contact-note", "示例：双方情绪已稳定，已各自退回。");
    private static final TestServer SERVER = TestServer.start("shanwei", 0);

    private final Client worker = SERVER.as("worker");
    private final Client village = SERVER.as("village");
    private final Client duty = SERVER.as("duty");
    private final Client inspector = SERVER.as("inspector");
    private final Client county = SERVER.as("county");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void theCentreIsManned() {
        watch().post("/duty/" + centre() + "/acknowledge", Map.of("id", Story.id()));
    }

    @Test
    void aQuarrelIsHeardCalmedTransferredAndSettled() {
        var before = byState();
        var drawn = drawn();
        var id = Story.id();
        var seen = now().minus(Duration.ofMinutes(25));
        reportedFromThePhone(id, seen);
        heardAtTheCentre(id);

        counts(plus(before, "registered"));
        Patience.until(() -> drawn() == drawn + 1);
        isRefused(act(village, id, "agree", agreement(village, "示例协议")), "wrong-state");
        taken(act(worker, id, "make-contact", CONTACT));
        assertThat(clock(id, "contact").at("/ended").asString())
                .as("contact was in time")
                .isNotEmpty();
        isRefused(act(village, id, "agree", agreement(village, "示例协议")), "wrong-state");

        transferredToTheGovernanceOffice(id);
        settledByBothSides(id);
        counts(plus(before, "reconciled"));
    }

    @Test
    void oneSideRefusesAndHearsOfTheOtherRoads() {
        var before = byState();
        var id = Story.id();
        reportedFromThePhone(id, now());
        taken(act(worker, id, "make-contact", CONTACT));
        taken(act(village, id, "ask-consent", Map.of()));

        var silent = act(village, id, "refuse", Map.of("refused-by", "second"));
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.body().at("/errors/0/path").asString()).contains("other-roads");
        taken(act(village, id, "refuse", Map.of("refused-by", "second", "other-roads", "示例：可以向法院起诉。")));
        taken(act(inspector, id, "end-without-agreement", Map.of()));

        counts(plus(before, "ended-without-agreement"));
    }

    @Test
    void aNetworkThatWasGoneForTwoDaysChangesNeitherWhenItWasSeenNorHowLongTheOfficeHas() {
        var id = Story.id();
        var seen = now().minus(Duration.ofDays(2));
        reportedFromThePhone(id, seen);

        var line = duty.get("/cases/" + id + "/journal").body().at("/0");
        assertThat(Instant.parse(line.at("/observedAt").asString()).toEpochMilli())
                .isEqualTo(seen.toEpochMilli());
        assertThat(Instant.parse(line.at("/recordedAt").asString())).isAfter(seen.plus(Duration.ofDays(1)));
        assertThat(Instant.parse(clock(id, "contact").at("/due").asString()))
                .as("the office cannot be late before it knew")
                .isAfter(now().plus(Duration.ofMinutes(20)));
    }

    /** The phone sends it again when it does not know whether it arrived. */
    private void reportedFromThePhone(UUID id, Instant seen) {
        var body = new HashMap<String, Object>();
        body.put("command", Story.id());
        body.put("scenario", "dispute");
        body.put("area", Long.parseLong(Story.GRID));
        body.put("observedAt", seen.toString());
        body.put(
                "fields",
                Map.of(
                        "kind", "land-boundary",
                        "hot", true,
                        "people", 9,
                        "matter", "示例：施工方与村民因宅基地地界争执，正在激化。",
                        "first-side", "示例甲",
                        "second-side", "示例乙",
                        "intake-way", "found-by-grid"));
        assertThat(worker.put("/cases/" + id, body).status()).isEqualTo(201);
        assertThat(worker.put("/cases/" + id, body).status()).as("sent again").isEqualTo(200);
    }

    private void heardAtTheCentre(UUID id) {
        var since = System.nanoTime();
        var watch = watch();
        Patience.until(() -> !alarms(watch, id).isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(ALARM);
        var alarm = alarms(watch, id).getFirst();
        assertThat(alarm.at("/urgent").asBoolean()).isTrue();
        taken(watch.post("/notices/" + alarm.at("/id").asString() + "/read", Map.of()));
        assertThat(alarms(watch, id).getFirst().at("/read").asString(""))
                .as("acknowledged")
                .isNotEmpty();
    }

    private void transferredToTheGovernanceOffice(UUID id) {
        taken(act(village, id, "transfer", Map.of("reason", "示例：村里调不下来，移交综治办。")));
        var dispatch = duty.get("/cases/" + id + "/dispatch").body();
        assertThat(dispatch.at("/looks")
                        .valueStream()
                        .toList()
                        .getLast()
                        .at("/by/table")
                        .asString())
                .isEqualTo("governance-office");
        var consent = clock(id, "consent");
        assertThat(consent.at("/limit").asString()).isEqualTo("1 working day");
        assertThat(seen(id).at("/due").valueStream().map(due -> due.at("/at"))).contains(consent.at("/due"));
    }

    private void settledByBothSides(UUID id) {
        taken(act(duty, id, "ask-consent", Map.of()));
        taken(act(village, id, "first-side-consents", Map.of("consent-record", List.of(photo(village, 31)))));
        isRefused(act(village, id, "agree", agreement(village, "示例协议")), "wrong-state");
        taken(act(
                village,
                id,
                "second-side-consents",
                Map.of(
                        "consent-record",
                        List.of(photo(village, 33)),
                        "mediator-choice",
                        "chosen",
                        "hearing",
                        "in-private")));
        taken(act(duty, id, "agree", agreement(duty, "示例：以现有墙基为界，补偿一次付清。")));
        var own = act(duty, id, "confirm-agreement", Map.of());
        assertThat(own.status()).as("nobody checks their own work").isEqualTo(422);
        assertThat(own.body().at("/reason").asString()).isEqualTo("second-person");
        taken(act(inspector, id, "confirm-agreement", Map.of()));
        assertThat(clock(id, "confirmation").at("/due").asString())
                .as("the way to the court is open")
                .isNotEmpty();
        taken(act(village, id, "perform", Map.of("performance", "示例：补偿已付清。")));
        taken(act(inspector, id, "close", Map.of()));
        assertThat(seen(id).at("/state").asString()).isEqualTo("reconciled");
    }

    private static Map<String, Object> agreement(Client who, String words) {
        return Map.of("agreement", words, "signed-agreement", List.of(photo(who, 47)), "perform-by", "2027-01-31");
    }

    private static String photo(Client who, int width) {
        return who.upload("a.png", Pictures.png(width, 17)).body().at("/hash").asString();
    }

    private Answer act(Client who, UUID id, String action, Map<String, Object> fields) {
        return Story.act(who, id, action, seen(id).at("/version").asInt(), fields);
    }

    private static void taken(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static void isRefused(Answer answer, String reason) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
        assertThat(answer.body().at("/reason").asString()).isEqualTo(reason);
    }

    /** Whose turn it is at the town's centre. */
    private Client watch() {
        var post = duty.get("/duty?area=" + TOWN).body().at("/0/post").asString();
        return post.equals(duty.get("/me").body().at("/posts/0/id").asString()) ? duty : inspector;
    }

    private String centre() {
        return duty.get("/duty?area=" + TOWN).body().at("/0/centre").asString();
    }

    private static List<JsonNode> alarms(Client who, UUID id) {
        return who.get("/notices?limit=200")
                .body()
                .at("/items")
                .valueStream()
                .filter(one -> one.at("/subject").asString().equals(id.toString())
                        && one.at("/kind").asString().equals("urgent-report"))
                .toList();
    }

    private JsonNode seen(UUID id) {
        return duty.get("/cases/" + id).body();
    }

    private JsonNode clock(UUID id, String clock) {
        return duty.get("/cases/" + id + "/deadlines")
                .body()
                .at("/clocks")
                .valueStream()
                .filter(one -> one.at("/clock").asString().equals(clock))
                .toList()
                .getLast();
    }

    /** The town's disputes by state, as its duty officer counts them. */
    private Map<String, Long> byState() {
        var counts = new TreeMap<String, Long>();
        duty.get("/counts?by=state&scenario=dispute&area=" + TOWN)
                .body()
                .forEach(one ->
                        counts.put(one.at("/key").asString(), one.at("/count").asLong()));
        return counts;
    }

    /** Figures may be a moment behind the case. */
    private void counts(Map<String, Long> expected) {
        Patience.until(() -> byState().equals(expected));
    }

    private static Map<String, Long> plus(Map<String, Long> before, String state) {
        var after = new TreeMap<>(before);
        after.merge(state, 1L, Long::sum);
        return after;
    }

    /** How many disputes the county's map shows in the town, at points and in areas. */
    private long drawn() {
        return county.get("/cases.geojson?scenario=dispute&area=" + TOWN)
                .body()
                .at("/features")
                .valueStream()
                .mapToLong(feature -> feature.at("/properties/count").asLong())
                .sum();
    }

    private static Instant now() {
        return SERVER.bean(CityClock.class).instant();
    }
}
