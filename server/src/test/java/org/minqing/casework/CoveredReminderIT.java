package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.kernel.CityClock;
import tools.jackson.databind.JsonNode;

/** A reminder to somebody on leave goes to whoever stands in, as a case would. */
class CoveredReminderIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Client worker = SERVER.as("worker");
    private final Client duty = SERVER.as("duty");
    private final Client handler = SERVER.as("handler");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whoCoversALeaveIsToldInPlaceOfTheOneWhoIsAway() {
        var id = dispatched();
        var due = duty.get("/cases/" + id).body().at("/due/0/at").asString();
        var today = LocalDate.ofInstant(now(), ZONE);
        var leave = Map.of(
                "id", Story.id(),
                "post", own(handler),
                "from", today.plusDays(1).toString(),
                "to", today.plusDays(30).toString(),
                "cover", own(duty));
        assertThat(handler.post("/leaves", leave).status()).isEqualTo(201);

        var moved = SERVER.as("administrator")
                .post(
                        "/test/clock",
                        Map.of("to", Instant.parse(due).plusSeconds(60).toString()));
        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);

        var said = duty.get("/cases/" + id + "/journal")
                .body()
                .valueStream()
                .filter(line -> line.at("/reminder/clock").asString().equals("handle"))
                .toList();
        assertThat(said)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(
                                line.at("/reminder/told").valueStream().map(JsonNode::asString))
                        .containsExactly(own(duty).toString()));
        assertThat(Duration.between(now(), Instant.parse(due))).isNegative();
    }

    /** Due in four working days, so after the leave has begun. */
    private UUID dispatched() {
        var id = Story.id();
        var report = Story.report();
        var fields = Story.fields("示例：路口。");
        fields.put("kind", "piled-debris");
        report.put("fields", fields);
        worker.put("/cases/" + id, report);
        Story.act(duty, id, "accept", 1, Map.of());
        assertThat(Story.act(duty, id, "dispatch", 2, Map.of()).status()).isEqualTo(200);
        assertThat(duty.get("/cases/" + id).body().at("/assignee").asString())
                .isEqualTo(own(handler).toString());
        return id;
    }

    private static Instant now() {
        return SERVER.bean(CityClock.class).instant();
    }

    private static UUID own(Client client) {
        return UUID.fromString(client.get("/me").body().at("/posts/0/id").asString());
    }
}
