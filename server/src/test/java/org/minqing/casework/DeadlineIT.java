package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.Told;
import org.minqing.kernel.CityClock;
import tools.jackson.databind.JsonNode;

/** Until when and why then, and who is told when time runs out. One server, whose time is moved forward. */
class DeadlineIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Days off may lie between. */
    private static final int MOST_QUARTERS = 60;

    private final Client worker = SERVER.as("worker");
    private final Client duty = SERVER.as("duty");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aReportSaysUntilWhenItIsToBeAccepted() {
        var id = Story.id();
        var reported = worker.put("/cases/" + id, urgent());

        var due = reported.body().at("/due");
        assertThat(due.valueStream().map(one -> one.at("/clock").asString())).containsExactly("accept");
        var at = Instant.parse(due.at("/0/at").asString());
        assertThat(Duration.between(now(), at)).isBetween(Duration.ofMinutes(13), Duration.ofMinutes(15));
        assertThat(duty.get("/cases/" + id).body().at("/due/0/at").asString()).isEqualTo(at.toString());
    }

    @Test
    void theLinesOfADeadlineLeadFromTheStartToTheDueTimeAndAddUp() {
        var id = dispatched(worker, "ordinary");

        var deadlines = duty.get("/cases/" + id + "/deadlines").body();

        var handle = clock(deadlines, "handle");
        assertThat(handle.at("/limit").asString()).isEqualTo("1 working day");
        assertThat(handle.at("/because/kind").asString()).isEqualTo("exposed-waste");
        assertThat(handle.at("/source/zh").asString()).isNotBlank();
        assertThat(handle.at("/due").asString())
                .isEqualTo(duty.get("/cases/" + id).body().at("/due/0/at").asString());
        var lines = handle.at("/lines").valueStream().toList();
        assertThat(lines.getFirst().at("/from").asString().substring(0, 19))
                .isEqualTo(handle.at("/began").asString().substring(0, 19));
        assertThat(lines.getLast().at("/to").asString())
                .isEqualTo(handle.at("/due").asString());
        assertThat(lines.stream()
                        .mapToDouble(line -> line.at("/counted").asDouble())
                        .sum())
                .isCloseTo(handle.at("/counted").asDouble(), Offset.offset(0.01));
        for (var at = 1; at < lines.size(); at++) {
            assertThat(lines.get(at).at("/from").asString())
                    .isEqualTo(lines.get(at - 1).at("/to").asString());
        }
    }

    @Test
    void whoeverHadAnOverdueCaseHadItForEachOverdueMinute() {
        var resident = SERVER.as("resident");
        var id = dispatched(resident, "urgent");
        moveOn(Duration.ofHours(10));

        var handle = clock(duty.get("/cases/" + id + "/deadlines").body(), "handle");

        var held = handle.at("/held").valueStream().toList();
        var due = Instant.parse(handle.at("/due").asString());
        var overdue = Duration.between(due, now()).toMinutes();
        assertThat(held.stream()
                        .mapToLong(share -> share.at("/overdueMinutes").asLong())
                        .sum())
                .isBetween(overdue - 1, overdue + 1);
        assertThat(held)
                .filteredOn(share -> share.at("/overdueMinutes").asLong() > 0)
                .hasSize(1)
                .allSatisfy(share -> assertThat(share.at("/post").asString()).isNotBlank());
        assertThat(clock(resident.get("/cases/" + id + "/deadlines").body(), "handle")
                        .at("/held")
                        .size())
                .as("How long a post took is for itself and for those who assign")
                .isZero();
    }

    @Test
    void aReportThatNobodyTakesUpClimbsTheAreaTreeOnceEachStep() {
        var id = Story.id();
        worker.put("/cases/" + id, urgent());

        moveOn(Duration.ofMinutes(16));
        moveOn(Duration.ofHours(1));
        moveOn(Duration.ofHours(2));

        assertThat(accepting(id)).containsExactly("warn", "escalate", "escalate");
        assertThat(told(id)).containsExactly(own("duty"), own("county"), own("city"));
    }

    @Test
    void atTwoInTheNightWithNobodyThereItClimbsUntilSomebodyTakesItUp() {
        moveTo(nextNight());
        var silent = Story.id();
        var heard = Story.id();
        var report = urgent();
        report.put("command", Story.id());
        worker.put("/cases/" + silent, urgent());
        worker.put("/cases/" + heard, report);

        moveOn(Duration.ofMinutes(13));
        assertThat(told(silent)).containsExactly(own("duty"));
        moveOn(Duration.ofMinutes(33));
        assertThat(told(silent)).containsExactly(own("duty"), own("county"));
        var county = SERVER.as("county");
        var seen = county.get("/cases/" + heard).body().at("/version").asInt();
        assertThat(Story.act(duty, heard, "accept", seen, Map.of()).status()).isEqualTo(200);
        moveOn(Duration.ofMinutes(90));

        assertThat(told(silent)).containsExactly(own("duty"), own("county"), own("city"));
        assertThat(accepting(heard)).as("who was answered climbs no further").containsExactly("warn", "escalate");
        assertThat(local()).as("it is still night").isBetween(LocalTime.of(4, 0), LocalTime.of(6, 0));
        var city = SERVER.as("city");
        Patience.until(() -> hears(city, silent));
    }

    @Test
    void aCaseThatSomebodyHasAndThatIsOverdueClimbsTheAreaTreeToo() {
        var id = dispatched(worker, "urgent");
        moveOn(Duration.ofHours(4).plusMinutes(1));
        assertThat(duty.get("/cases/" + id).body().at("/assignee").asString()).isEqualTo(own("handler"));
        assertThat(lastTold(id)).containsExactly(own("handler"), own("duty"));

        for (var quarter = 0; quarter < MOST_QUARTERS && !lastTold(id).contains(own("city")); quarter++) {
            moveOn(Duration.ofHours(6));
        }

        assertThat(remindersOf(id, "handle").stream().map(DeadlineIT::toldBy))
                .containsExactly(List.of(own("handler"), own("duty")), List.of(own("county")), List.of(own("city")));
        assertThat(duty.get("/cases/" + id).body().at("/assignee").asString())
                .as("who has it still answers for it")
                .isEqualTo(own("handler"));
    }

    @Test
    void whoIsRemindedFindsItAmongTheNotices() {
        var id = Story.id();
        worker.put("/cases/" + id, urgent());
        moveOn(Duration.ofMinutes(13));
        moveOn(Duration.ofHours(2));
        var county = SERVER.as("county");
        Patience.until(() -> !notices(county, id).isEmpty());

        assertThat(notices(county, id)).containsExactly("clock-escalate true");
        assertThat(notices(duty, id)).containsExactly("clock-warn true");
        assertThat(notices(worker, id)).isEmpty();
    }

    /** Those of clocks: whether the watch also heard of the report depends on how soon it was read. */
    private static List<String> notices(Client client, UUID subject) {
        return Told.of(SERVER, client, subject).stream()
                .filter(one -> one.at("/kind").asString().startsWith("clock-"))
                .map(one -> one.at("/kind").asString() + " " + one.at("/urgent").asBoolean())
                .toList();
    }

    @Test
    void stepsThatPassedTogetherAreSaidOnce() {
        var id = Story.id();
        worker.put("/cases/" + id, urgent());

        moveOn(Duration.ofDays(3));

        assertThat(reminders(id))
                .extracting(line -> line.at("/reminder/step").asString())
                .containsExactly("escalate");
    }

    @Test
    void aReminderMakesNobodysPageOld() {
        var id = Story.id();
        var seen = worker.put("/cases/" + id, urgent()).body().at("/version").asInt();

        moveOn(Duration.ofMinutes(20));

        var accepted = Story.act(duty, id, "accept", seen, Map.of());
        assertThat(accepted.status()).as(accepted.raw().body()).isEqualTo(200);
        assertThat(accepted.body().at("/version").asInt()).isGreaterThan(seen + 1);
    }

    @Test
    void whatIsAnsweredInTimeIsNeverReminded() {
        var id = Story.id();
        worker.put("/cases/" + id, urgent());
        Story.act(duty, id, "reject", 1, Map.of("reason", "示例理由"));

        moveOn(Duration.ofDays(5));

        assertThat(reminders(id)).isEmpty();
        assertThat(duty.get("/cases/" + id).body().at("/due").size()).isZero();
    }

    @Test
    void theListOfWhatIsOverdueIsThatOfItsCount() {
        var id = dispatched(worker, "urgent");
        assertThat(ids(duty.get("/cases?due=soon"))).contains(id.toString());
        moveOn(Duration.ofHours(30));

        var overdue = duty.get("/cases?due=overdue&limit=200").body();
        assertThat(ids(duty.get("/cases?due=overdue&limit=200"))).contains(id.toString());
        var counted = duty.get("/counts?by=state&due=overdue")
                .body()
                .valueStream()
                .mapToLong(count -> count.at("/count").asLong())
                .sum();
        assertThat(counted).isEqualTo(overdue.at("/total").asLong());
        assertThat(duty.get("/cases?due=someday").status()).isEqualTo(422);
    }

    private UUID dispatched(Client reporter, String severity) {
        var id = Story.id();
        var report = Story.report();
        var fields = Story.fields("路口堆了一地垃圾。");
        fields.put("severity", severity);
        report.put("fields", fields);
        reporter.put("/cases/" + id, report);
        Story.act(duty, id, "accept", 1, Map.of());
        var answer = Story.act(duty, id, "dispatch", 2, Map.of());
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return id;
    }

    private static Map<String, Object> urgent() {
        var report = Story.report();
        var fields = Story.fields("路面塌陷，有人受困。");
        fields.put("severity", "urgent");
        report.put("fields", fields);
        return report;
    }

    private List<JsonNode> remindersOf(UUID id, String clock) {
        return reminders(id).stream()
                .filter(line -> line.at("/reminder/clock").asString().equals(clock))
                .toList();
    }

    /** How pressing each reminder was that nobody takes it up. */
    private List<String> accepting(UUID id) {
        return remindersOf(id, "accept").stream()
                .map(line -> line.at("/reminder/step").asString())
                .toList();
    }

    /** Who was told of that, one after the other. */
    private List<String> told(UUID id) {
        return remindersOf(id, "accept").stream()
                .flatMap(line -> toldBy(line).stream())
                .toList();
    }

    private List<String> lastTold(UUID id) {
        return toldBy(reminders(id).getLast());
    }

    private static List<String> toldBy(JsonNode line) {
        return line.at("/reminder/told").valueStream().map(JsonNode::asString).toList();
    }

    private static String own(String account) {
        return SERVER.as(account).get("/me").body().at("/posts/0/id").asString();
    }

    /** Whether a notice has gone out by now, without anybody ending the night. */
    private static boolean hears(Client client, UUID id) {
        return client.get("/notices?limit=200")
                .body()
                .at("/items")
                .valueStream()
                .anyMatch(one -> one.at("/subject").asString().equals(id.toString())
                        && one.at("/kind").asString().equals("clock-escalate"));
    }

    private List<JsonNode> reminders(UUID id) {
        return duty.get("/cases/" + id + "/journal")
                .body()
                .valueStream()
                .filter(line -> line.at("/kind").asString().equals("case.reminded"))
                .toList();
    }

    private static JsonNode clock(JsonNode deadlines, String id) {
        return deadlines
                .at("/clocks")
                .valueStream()
                .filter(clock -> clock.at("/clock").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(Answer list) {
        return list.body()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }

    private static Instant now() {
        return SERVER.bean(CityClock.class).instant();
    }

    private static LocalTime local() {
        return LocalTime.ofInstant(now(), SHANGHAI);
    }

    /** Two o'clock of the next night. */
    private static Instant nextNight() {
        var today = now().atZone(SHANGHAI).toLocalDate();
        return today.plusDays(1).atTime(2, 0).atZone(SHANGHAI).toInstant();
    }

    private static void moveOn(Duration by) {
        moveTo(now().plus(by));
    }

    private static void moveTo(Instant to) {
        var moved = SERVER.as("administrator").post("/test/clock", Map.of("to", to.toString()));
        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
    }
}
