package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.kernel.CityClock;
import tools.jackson.databind.JsonNode;

/** The time of the case, of each department and of a step, one inside the other, from the file to “why then”. */
@Timeout(120)
class NestedClocksIT {

    private static final String HANDLE =
            "      extension: {asked-by: ask-extension, action: grant-extension, by: 5 working days, source: sample-list}\n";
    private static final String INSIDE = """
                department:
                  names: {zh: 部门时限, en: Time of a department}
                  starts-at: {action: dispatch}
                  ends-at: {state: [fed-back, rejected, void-asked, withdrawn]}
                  within: handle
                  per: department
                  limits: [{limit: 3 working days, source: sample-list}]
                receive:
                  names: {zh: 接收时限, en: Time to receive}
                  starts-at: {state: dispatched}
                  ends-at: {state: [received, objected, fed-back, rejected, void-asked, withdrawn]}
                  within: department
                  limits: [{limit: 10 working days, source: sample-list}]
            """;

    private final ChangedCity city = ChangedCity.shared();
    private final Client duty = city.server().as("duty");
    private final Client handler = city.server().as("handler");

    @Test
    void nothingInsideIsDueLaterThanWhatIsAroundItAndTheLastLineSaysSo() {
        var id = dispatched();

        var department = runs(id, "department").getFirst();
        var receive = runs(id, "receive").getFirst();

        assertThat(due(department)).isBefore(due(runs(id, "handle").getFirst()));
        assertThat(receive.at("/limit").asString()).isEqualTo("10 working days");
        assertThat(due(receive)).isEqualTo(due(department));
        var last = receive.at("/lines").valueStream().toList().getLast();
        assertThat(last.at("/why").asString()).isEqualTo("end.within");
        assertThat(last.at("/rule").asString()).startsWith("department");
        assertThat(shown(id, "receive")).isEqualTo(due(department));
    }

    @Test
    void eachDepartmentHasItsOwnTimeAndItsOwnMinutes() {
        var id = dispatched();
        var first = own(handler);
        taken(Story.act(handler, id, "return", 3, Map.of("reason", "示例：不属本岗位。", "belongs-to", "village")));
        taken(Story.act(duty, id, "pass-on", 4, Map.of("decided-for", "water")));
        var second = duty.get("/cases/" + id).body().at("/assignee").asString();

        var runs = runs(id, "department");

        assertThat(second).isNotEqualTo(first);
        assertThat(runs).hasSize(2);
        assertThat(runs.getFirst().at("/ended")).isEqualTo(runs.getLast().at("/began"));
        assertThat(runs.getLast().at("/ended").isMissingNode()).isTrue();
        assertThat(runs)
                .allSatisfy(run -> assertThat(run.at("/counted").asInt()).isEqualTo(3));
        assertThat(holders(runs.getFirst())).containsExactly(first);
        assertThat(holders(runs.getLast())).containsExactly(second);
        assertThat(runs(id, "handle")).as("the time of the case goes on").hasSize(1);
    }

    @Test
    void whatStopsTheCaseStopsWhatIsInsideIt() {
        var id = dispatched();
        taken(Story.act(handler, id, "receive", 3, Map.of()));
        taken(Story.act(handler, id, "start", 4, Map.of()));
        taken(Story.act(handler, id, "ask-extension", 5, Map.of("reason", "示例：台风期间停工。")));
        taken(Story.act(duty, id, "suspend", 6, Map.of("reason", "示例：台风期间停工。")));

        assertThat(runs(id, "department").getFirst().at("/due").isMissingNode()).isTrue();
        assertThat(duty.get("/cases/" + id)
                        .body()
                        .at("/due")
                        .valueStream()
                        .filter(one -> one.has("at"))
                        .map(one -> one.at("/clock").asString()))
                .as("neither is due while it stands still")
                .doesNotContain("department", "handle");
        var later = city.server().bean(CityClock.class).instant().plus(Duration.ofHours(2));
        city.server().as("administrator").post("/test/clock", Map.of("to", later.toString()));
        taken(Story.act(city.server().as("handler"), id, "resume", 7, Map.of()));

        var going = runs(id, "department").getFirst();
        assertThat(shown(id, "department")).isEqualTo(due(going));
        assertThat(going.at("/lines").valueStream().map(line -> line.at("/why").asString()))
                .contains("pause.suspended");
    }

    @Test
    void anAnswerSaysWhereAClockLiesAndHowItsTimeGrows() {
        var id = dispatched();

        var department = runs(id, "department").getFirst();
        assertThat(department.at("/within").asString()).isEqualTo("handle");
        assertThat(department.at("/per").asString()).isEqualTo("department");
        assertThat(department.has("moreTime")).isFalse();
        var receive = runs(id, "receive").getFirst();
        assertThat(receive.at("/within").asString()).isEqualTo("department");
        assertThat(receive.has("per")).isFalse();
        var handle = runs(id, "handle").getFirst();
        assertThat(handle.has("within")).isFalse();
        assertThat(handle.at("/moreTime/action").asString()).isEqualTo("grant-extension");
        assertThat(handle.at("/moreTime/askedBy").asString()).isEqualTo("ask-extension");
        assertThat(handle.at("/moreTime/by").asString()).isEqualTo("5 working days");
        assertThat(handle.at("/moreTime/source/zh").asString()).isNotBlank();

        var clocks = duty.get("/scenarios/general-event").body().at("/deadlines");
        var written = clocks.valueStream()
                .filter(one -> one.at("/id").asString().equals("department"))
                .findFirst()
                .orElseThrow();
        assertThat(written.at("/within").asString()).isEqualTo("handle");
        assertThat(written.at("/per").asString()).isEqualTo("department");
        assertThat(clocks.valueStream()
                        .map(one -> one.at("/extension/askedBy").asString(""))
                        .filter(asked -> !asked.isEmpty()))
                .containsExactly("ask-extension");
    }

    private UUID dispatched() {
        city.publish("general-event", Map.of(HANDLE, HANDLE + INSIDE));
        var id = Story.id();
        var report = Story.report();
        var fields = Story.fields("示例：楼顶私搭雨棚。");
        fields.put("kind", "unauthorised-building");
        fields.put("severity", "ordinary");
        report.put("fields", fields);
        city.server().as("worker").put("/cases/" + id, report);
        taken(Story.act(duty, id, "accept", 1, Map.of()));
        taken(Story.act(duty, id, "dispatch", 2, Map.of()));
        return id;
    }

    private static void taken(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private List<JsonNode> runs(UUID id, String clock) {
        return duty.get("/cases/" + id + "/deadlines")
                .body()
                .at("/clocks")
                .valueStream()
                .filter(run -> run.at("/clock").asString().equals(clock))
                .toList();
    }

    private Instant shown(UUID id, String clock) {
        return duty.get("/cases/" + id)
                .body()
                .at("/due")
                .valueStream()
                .filter(one -> one.at("/clock").asString().equals(clock))
                .map(one -> Instant.parse(one.at("/at").asString()))
                .findFirst()
                .orElseThrow();
    }

    private static Instant due(JsonNode run) {
        return Instant.parse(run.at("/due").asString());
    }

    private static List<String> holders(JsonNode run) {
        return run.at("/held")
                .valueStream()
                .map(share -> share.at("/post").asString())
                .toList();
    }

    private static String own(Client client) {
        return client.get("/me").body().at("/posts/0/id").asString();
    }
}
