package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.Told;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CityClock;
import tools.jackson.databind.JsonNode;

/** Somebody above asks the post that has a case why it is not done and by when, and hears it. */
class SupervisionIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String TOWN = "441521110000000";
    private static final String QUESTION = "示例：为什么还没有清完？";
    private static final String REASON = "示例：车坏了，明天一早清。";

    private final Client worker = SERVER.as("worker");
    private final Client duty = SERVER.as("duty");
    private final Client handler = SERVER.as("handler");
    private final Client county = SERVER.as("county");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void questionAndAnswerStandOnTheTimeLineAndLeaveTheCaseAsItIs() {
        var id = dispatched();
        var before = duty.get("/cases/" + id).body();
        var supervision = Story.id();

        var asked = county.put(path(id, supervision), question());
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(201);
        var answered = answer(handler, id, supervision);
        assertThat(answered.status()).as(answered.raw().body()).isEqualTo(200);

        assertThat(kinds(id)).endsWith("case.supervised", "case.supervision-answered");
        var seen = one(county, id, supervision);
        assertThat(seen.at("/state").asString()).isEqualTo("answered");
        assertThat(seen.at("/text").asString()).isEqualTo(QUESTION);
        assertThat(seen.at("/asker").asString()).isEqualTo(own(county));
        assertThat(seen.at("/asked").asString()).isEqualTo(own(handler));
        assertThat(seen.at("/answer/text").asString()).isEqualTo(REASON);
        assertThat(seen.at("/answer/until").asString()).isEqualTo(tomorrow());
        assertThat(seen.at("/answer/byName").asString()).isNotBlank();
        var after = duty.get("/cases/" + id).body();
        assertThat(after.at("/state")).isEqualTo(before.at("/state"));
        assertThat(after.at("/due")).isEqualTo(before.at("/due"));
        var received = Story.act(handler, id, "receive", before.at("/version").asInt(), Map.of());
        assertThat(received.status())
                .as("nobody's page grew old: " + received.raw().body())
                .isEqualTo(200);
    }

    @Test
    void theOneAskedIsToldAndSoIsTheOneAnswered() {
        var id = dispatched();
        var supervision = Story.id();
        county.put(path(id, supervision), question());
        answer(handler, id, supervision);

        assertThat(eventually(handler, id, 1)).contains("supervision-asked");
        assertThat(eventually(county, id, 1)).containsExactly("supervision-answered");
    }

    @Test
    void aPostAsksAgainOnlyWhenItIsAnswered() {
        var id = dispatched();
        var first = Story.id();
        var body = question();
        assertThat(county.put(path(id, first), body).status()).isEqualTo(201);

        var again = county.put(path(id, first), body);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().at("/supervision").asString()).isEqualTo(first.toString());
        assertThat(county.put(path(id, first), Map.of("text", "另一句", "limit", limit(2)))
                        .code())
                .isEqualTo("command.id-reused");
        assertThat(county.put(path(id, Story.id()), body).code()).isEqualTo("supervision.open");
        assertThat(duty.put(path(id, Story.id()), body).status())
                .as("another post may ask for itself")
                .isEqualTo(201);
        answer(handler, id, first);
        assertThat(county.put(path(id, Story.id()), body).status()).isEqualTo(201);
        assertThat(answer(handler, id, first).code()).isEqualTo("supervision.over");
    }

    @Test
    void nobodyBelowOrBesideAsks() {
        var id = dispatched();

        assertThat(worker.put(path(id, Story.id()), question()).code()).isEqualTo("access.denied");
        assertThat(handler.put(path(id, Story.id()), question()).code()).isEqualTo("access.denied");
        assertThat(SERVER.as("inspector").put(path(id, Story.id()), question()).code())
                .isEqualTo("access.denied");
        assertThat(SERVER.as("outsider").put(path(id, Story.id()), question()).status())
                .isEqualTo(404);
        assertThat(SERVER.as("village").put(path(id, Story.id()), question()).code())
                .as("the village has the case in its area, but the post that has it stands above")
                .isEqualTo("supervision.not-above");
        assertThat(kinds(id)).doesNotContain("case.supervised");
        assertThat(duty.get(list(id)).body().at("/mayAsk").asBoolean()).isTrue();
        assertThat(handler.get(list(id)).body().at("/mayAsk").asBoolean()).isFalse();
    }

    @Test
    void onlyTheOneAskedAnswersAndOnlyTheAskerTakesBack() {
        var id = dispatched();
        var supervision = Story.id();
        county.put(path(id, supervision), question());

        assertThat(answer(duty, id, supervision).code()).isEqualTo("access.denied");
        assertThat(withdraw(duty, id, supervision).code()).isEqualTo("access.denied");
        assertThat(one(handler, id, supervision).at("/may").toString()).isEqualTo("[\"answer\"]");
        assertThat(one(county, id, supervision).at("/may").toString()).isEqualTo("[\"withdraw\"]");
        assertThat(withdraw(county, id, supervision).status()).isEqualTo(200);
        assertThat(one(duty, id, supervision).at("/state").asString()).isEqualTo("withdrawn");
        assertThat(answer(handler, id, supervision).code()).isEqualTo("supervision.over");
    }

    /** Three quarters, as the city's {@code casework.yaml} says; it is asked within hours. */
    @Test
    void theOneAskedIsRemindedAfterTheShareOfTheTimeThatTheCityWritesDown() {
        var id = dispatched();
        var supervision = Story.id();
        var limit = Map.of("amount", 4, "unit", "hours");
        county.put(path(id, supervision), Map.of("text", QUESTION, "limit", limit));
        var asked = Instant.parse(one(county, id, supervision).at("/at").asString());

        moveTo(asked.plus(Duration.ofMinutes(179)));
        assertThat(kinds(id)).doesNotContain("case.supervision-reminded");
        moveTo(asked.plus(Duration.ofMinutes(181)));

        assertThat(kinds(id)).containsOnlyOnce("case.supervision-reminded");
        assertThat(eventually(handler, id, 2)).contains("supervision-warn");
    }

    @Test
    void whatIsNotAnsweredInTimeIsSaidToBoth() {
        var id = dispatched();
        var supervision = Story.id();
        county.put(path(id, supervision), question());
        var due = Instant.parse(one(county, id, supervision).at("/due").asString());

        moveTo(due.plusSeconds(60));

        assertThat(kinds(id)).contains("case.supervision-reminded");
        assertThat(eventually(county, id, 1)).containsExactly("supervision-due");
        assertThat(eventually(handler, id, 2)).contains("supervision-due");
        assertThat(one(county, id, supervision).at("/state").asString()).isEqualTo("open");
        assertThat(answer(handler, id, supervision).status()).isEqualTo(200);
    }

    @Test
    void whoseStepIsNextIsAskedWhereNobodyHasTheCaseAndItEndsWithTheCase() {
        var id = Story.id();
        worker.put("/cases/" + id, Story.report());
        var supervision = Story.id();
        assertThat(duty.put(path(id, Story.id()), question()).code())
                .as("nobody asks themselves")
                .isEqualTo("supervision.not-above");
        county.put(path(id, supervision), question());
        assertThat(one(county, id, supervision).at("/asked").asString()).isEqualTo(own(duty));

        Story.act(duty, id, "reject", 1, Map.of("reason", "示例理由"));
        moveTo(now().plus(Duration.ofDays(5)));

        assertThat(one(county, id, supervision).at("/state").asString()).isEqualTo("ended");
        assertThat(kinds(id)).doesNotContain("case.supervision-reminded");
        assertThat(county.put(path(id, Story.id()), question()).code()).isEqualTo("supervision.over");
    }

    @Test
    void theWordsAreForTheOfficeAndGoWithTheCase() {
        var id = dispatched(SERVER.as("resident"));
        var supervision = Story.id();
        county.put(path(id, supervision), question());
        answer(handler, id, supervision);

        var resident = one(SERVER.as("resident"), id, supervision);
        assertThat(resident.at("/state").asString()).isEqualTo("answered");
        assertThat(resident.has("text")).isFalse();
        assertThat(resident.at("/answer").has("text")).isFalse();
        assertThat(SERVER.as("resident").get("/cases/" + id + "/journal").raw().body())
                .doesNotContain(QUESTION)
                .doesNotContain(REASON);

        SERVER.bean(CaseErasure.class).erase(new CaseId(id), Actor.SYSTEM, "time-over");

        assertThat(one(county, id, supervision).has("text")).isFalse();
        assertThat(one(county, id, supervision).at("/answer/until").asString()).isEqualTo(tomorrow());
    }

    @Test
    void oneCommandAsksAboutTheOverdueCasesOfAnAreaWithAResultForEach() {
        var cases = List.of(dispatched(), dispatched(), dispatched());
        moveTo(now().plus(Duration.ofDays(20)));
        var fresh = dispatched();
        assertThat(county.put(path(cases.getFirst(), Story.id()), question()).status())
                .isEqualTo(201);
        var round = new HashMap<String, Object>(question());
        round.put("command", Story.id());
        round.put("area", Long.parseLong(TOWN));
        round.put("due", "overdue");

        var results = results(county.post("/supervisions", round));
        assertThat(results)
                .containsEntry(cases.get(0).toString(), "supervision.open")
                .containsEntry(cases.get(1).toString(), "asked")
                .containsEntry(cases.get(2).toString(), "asked")
                .doesNotContainKey(fresh.toString());

        assertThat(results(county.post("/supervisions", round))).isEqualTo(results);
        assertThat(county.get(list(cases.get(1))).body().at("/items").size()).isEqualTo(1);
        assertThat(worker.post("/supervisions", round).code()).isEqualTo("access.denied");
        assertThat(county.get("/supervisions?area=" + TOWN).body().at("/mayAsk").asBoolean())
                .isTrue();
        assertThat(worker.get("/supervisions?area=" + TOWN).body().at("/mayAsk").asBoolean())
                .isFalse();
    }

    @Test
    void aQuestionWithoutWordsOrWithoutATermIsRefusedFieldByField() {
        var id = dispatched();

        var faults =
                county.put(path(id, Story.id()), Map.of("text", " ", "limit", Map.of("amount", 0, "unit", "days")));

        assertThat(faults.body()
                        .at("/errors")
                        .valueStream()
                        .map(fault -> fault.at("/path").asString() + " "
                                + fault.at("/code").asString()))
                .containsExactlyInAnyOrder("text field.missing", "limit.amount field.range");
    }

    private UUID dispatched() {
        return dispatched(worker);
    }

    /** With the department's handler of the town. */
    private UUID dispatched(Client reporter) {
        var id = Story.id();
        var report = Story.report();
        var fields = Story.fields("示例：路口堆了杂物。");
        fields.put("kind", "piled-debris");
        report.put("fields", fields);
        reporter.put("/cases/" + id, report);
        Story.act(duty, id, "accept", 1, Map.of());
        assertThat(Story.act(duty, id, "dispatch", 2, Map.of()).status()).isEqualTo(200);
        return id;
    }

    private static Map<String, Object> question() {
        return Map.of("text", QUESTION, "limit", limit(1));
    }

    private static Map<String, Object> limit(int days) {
        return Map.of("amount", days, "unit", "working-days");
    }

    private static Answer answer(Client client, UUID id, UUID supervision) {
        return client.post(
                path(id, supervision) + "/commands",
                Map.of("command", Story.id(), "deed", "answer", "text", REASON, "until", tomorrow()));
    }

    private static Answer withdraw(Client client, UUID id, UUID supervision) {
        return client.post(path(id, supervision) + "/commands", Map.of("command", Story.id(), "deed", "withdraw"));
    }

    private static String list(UUID id) {
        return "/cases/" + id + "/supervisions";
    }

    private static String path(UUID id, UUID supervision) {
        return list(id) + "/" + supervision;
    }

    private static JsonNode one(Client client, UUID id, UUID supervision) {
        return client.get(list(id))
                .body()
                .at("/items")
                .valueStream()
                .filter(one -> one.at("/id").asString().equals(supervision.toString()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> kinds(UUID id) {
        return duty.get("/cases/" + id + "/journal")
                .body()
                .valueStream()
                .map(line -> line.at("/kind").asString())
                .toList();
    }

    private static Map<String, String> results(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        var results = new HashMap<String, String>();
        answer.body()
                .at("/results")
                .forEach(one -> results.put(
                        one.at("/case").asString(), one.at("/result").asString()));
        return results;
    }

    /** What somebody was told of a case's supervisions, once it is so much. */
    private static List<String> eventually(Client client, UUID subject, int many) {
        var patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        var notices = notices(client, subject);
        while (notices.size() < many && System.nanoTime() < patience) {
            Thread.onSpinWait();
            notices = notices(client, subject);
        }
        return notices;
    }

    private static List<String> notices(Client client, UUID subject) {
        return Told.kinds(SERVER, client, subject).stream()
                .filter(kind -> kind.startsWith("supervision-"))
                .toList();
    }

    private static String own(Client client) {
        return client.get("/me").body().at("/posts/0/id").asString();
    }

    private static String tomorrow() {
        return LocalDate.ofInstant(now(), ZONE).plusDays(1).toString();
    }

    private static Instant now() {
        return SERVER.bean(CityClock.class).instant();
    }

    private static void moveTo(Instant to) {
        var moved = SERVER.as("administrator").post("/test/clock", Map.of("to", to.toString()));
        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
    }
}
