package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.attachment.Pictures;
import org.minqing.journal.Chain;
import org.minqing.journal.Entry;
import org.minqing.journal.Journal;
import org.minqing.kernel.CityClock;
import tools.jackson.databind.JsonNode;

/** What people wrote goes when its time is over, without anybody asking for it. One server, whose time is moved forward. */
class KeepingIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);
    private static final String CONTACT = "示例联系人 000-0000";
    private static final Duration CONTACT_KEPT = Duration.ofDays(181);
    private static final Duration ALL_KEPT = Duration.ofDays(3 * 366);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void eachClassOfContentGoesWhenItsOwnTimeIsOverAndTheChainHolds() {
        var id = filed();

        moveOn(CONTACT_KEPT);
        assertThat(fields(id).at("/contact").isMissingNode()).isTrue();
        assertThat(fields(id).at("/description").asString()).isNotBlank();
        assertThat(photo(id)).isEqualTo(200);

        moveOn(ALL_KEPT);
        assertThat(fields(id).at("/description").isMissingNode()).isTrue();
        assertThat(photo(id)).isEqualTo(404);
        assertThat(SERVER.bean(Journal.class).keys(id)).isEmpty();
        assertThat(SERVER.bean(Journal.class).entries(id)).allMatch(Chain::holds);
        assertThat(erasures(id)).contains(erased("contact"), erased("report"));
    }

    @Test
    void aRunningCaseKeepsEverythingHoweverOldItIs() {
        var id = reported();

        moveOn(ALL_KEPT);

        assertThat(fields(id).at("/contact").asString()).isEqualTo(CONTACT);
        assertThat(photo(id)).isEqualTo(200);
    }

    @Test
    void aCaseThatWasReopenedKeepsEverything() {
        var id = filed();
        var version =
                SERVER.as("worker").get("/cases/" + id).body().at("/version").asInt();
        assertThat(Story.act(SERVER.as("worker"), id, "reopen", version, Map.of("reason", "示例：又坏了"))
                        .status())
                .isEqualTo(200);

        moveOn(ALL_KEPT);

        assertThat(fields(id).at("/contact").asString()).isEqualTo(CONTACT);
        assertThat(erasures(id)).isEmpty();
    }

    private static UUID filed() {
        var id = reported();
        var duty = SERVER.as("duty");
        assertThat(Story.act(duty, id, "reject", 1, Map.of("reason", "示例：不属本地")).status())
                .isEqualTo(200);
        assertThat(Story.act(duty, id, "file", 2, Map.of()).status()).isEqualTo(200);
        return id;
    }

    private static UUID reported() {
        var id = Story.id();
        var worker = SERVER.as("worker");
        var hash = worker.upload("street.jpg", Pictures.jpegWithNotes(7))
                .body()
                .at("/hash")
                .asString();
        var report = Story.reportWith(hash);
        var fields = Story.fields("示例：路灯不亮");
        fields.putAll(Map.of("contact", CONTACT, "photos", List.of(hash)));
        report.put("fields", fields);
        assertThat(worker.put("/cases/" + id, report).status()).isEqualTo(201);
        return id;
    }

    private static JsonNode fields(UUID id) {
        return SERVER.as("worker").get("/cases/" + id).body().at("/fields");
    }

    private static int photo(UUID id) {
        var worker = SERVER.as("worker");
        var hash = worker.get("/cases/" + id).body().at("/fields/photos/0").asString();
        return worker.get("/cases/" + id + "/attachments/" + hash).status();
    }

    private static List<String> erasures(UUID id) {
        return SERVER.bean(Journal.class).entries(id).stream()
                .map(Entry::draft)
                .filter(draft -> draft.kind().equals("journal.erased"))
                .map(draft -> draft.open())
                .toList();
    }

    private static String erased(String retention) {
        return "{\"reason\":\"%s\",\"retention\":\"%s\"}".formatted(KeepingEnds.REASON, retention);
    }

    private static void moveOn(Duration by) {
        var to = SERVER.bean(CityClock.class).instant().plus(by);
        var moved = SERVER.as("administrator").post("/test/clock", Map.of("to", to.toString()));
        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
    }
}
