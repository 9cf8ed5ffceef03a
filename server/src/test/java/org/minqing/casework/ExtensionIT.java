package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.Told;
import org.minqing.kernel.CityClock;
import tools.jackson.databind.JsonNode;

/** More time on a running server: asked by whoever has the case, with a reason; given by a level above, once, in time. */
@Timeout(120)
class ExtensionIT {

    private static final Map<String, Object> WHY = Map.of("reason", "示例：等待材料到场。");

    private final ChangedCity city = ChangedCity.shared();
    private final Client resident = city.server().as("resident");
    private final Client duty = city.server().as("duty");
    private final Client handler = city.server().as("handler");
    private final Client county = city.server().as("county");

    @Test
    void isAskedByWhoeverHasTheCaseWithAReasonAndMovesTheDueTime() {
        city.publish("general-event", Map.of());
        var id = handled("unauthorised-building");
        var before = handle(id);
        assertThat(Story.act(duty, id, "ask-extension", 5, WHY)
                        .body()
                        .at("/reason")
                        .asString())
                .isEqualTo("not-yours");
        assertThat(Story.act(handler, id, "ask-extension", 5, Map.of())
                        .body()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("field.missing");
        assertThat(Story.act(county, id, "grant-extension", 5, Map.of())
                        .body()
                        .at("/reason")
                        .asString())
                .as("nobody has asked")
                .isEqualTo("wrong-state");

        taken(Story.act(handler, id, "ask-extension", 6, WHY));
        assertThat(handle(id).at("/due")).as("to ask gives no time").isEqualTo(before.at("/due"));
        taken(Story.act(county, id, "grant-extension", version(id), Map.of()));

        var after = handle(id);
        assertThat(after.at("/counted").asInt()).isEqualTo(before.at("/counted").asInt() + 5);
        assertThat(Instant.parse(after.at("/due").asString()))
                .isAfter(Instant.parse(before.at("/due").asString()).plus(Duration.ofDays(5)));
        assertThat(duty.get("/cases/" + id).body().at("/due/0/at").asString())
                .isEqualTo(after.at("/due").asString());
        assertThat(after.at("/extensions").toString()).isEqualTo("[\"granted\"]");
        assertIsExplained(after, before.at("/due").asString());
        assertThat(steps(id)).endsWith("ask-extension", "grant-extension");
    }

    @Test
    void isToldToWhoeverDecidesAndToBothWhomItConcerns() {
        city.publish("general-event", Map.of());
        var id = handled("unauthorised-building");
        taken(Story.act(handler, id, "ask-extension", 5, WHY));
        Patience.until(() -> kinds(county, id).contains("extension-asked"));
        taken(Story.act(county, id, "grant-extension", 6, Map.of()));
        Patience.until(() -> kinds(handler, id).contains("extension-granted"));
        assertThat(kinds(resident, id)).contains("moved");

        taken(Story.act(handler, id, "ask-extension", 7, WHY));
        taken(Story.act(duty, id, "refuse-extension", 8, WHY));
        Patience.until(() -> kinds(handler, id).contains("extension-not-granted"));
        assertThat(kinds(county, id)).doesNotContain("extension-granted", "extension-not-granted");
    }

    @Test
    void isNotGivenASecondTime() {
        city.publish("general-event", Map.of());
        var id = handled("unauthorised-building");
        taken(Story.act(handler, id, "ask-extension", 5, WHY));
        taken(Story.act(county, id, "grant-extension", 6, Map.of()));
        var once = handle(id);
        taken(Story.act(handler, id, "ask-extension", 7, WHY));

        assertThat(actions(county, id)).doesNotContain("grant-extension").contains("refuse-extension");
        assertIsRefused(Story.act(county, id, "grant-extension", 8, Map.of()), "extension-twice");
        assertThat(handle(id).at("/due")).isEqualTo(once.at("/due"));
    }

    @Test
    void isNotGivenByTheSameLevel() {
        city.publish(
                "general-event",
                Map.of("by: county-officer@county\n    not-after: ask-extension\n    takes: [note]", """
                        by: [county-officer@county, duty-officer@town]
                            not-after: ask-extension
                            takes: [note]"""));
        var id = handled("unauthorised-building");
        taken(Story.act(handler, id, "ask-extension", 5, WHY));

        assertThat(actions(duty, id)).doesNotContain("grant-extension").contains("refuse-extension");
        assertIsRefused(Story.act(duty, id, "grant-extension", 6, Map.of()), "extension-own-level");
        assertThat(actions(county, id)).contains("grant-extension");
        taken(Story.act(county, id, "grant-extension", 6, Map.of()));
    }

    @Test
    void isNotGivenWhereTheLimitIsCountedInHours() {
        city.publish("general-event", Map.of());
        var id = handled("dirty-road");
        taken(Story.act(handler, id, "ask-extension", 5, WHY));

        assertIsRefused(Story.act(county, id, "grant-extension", 6, Map.of()), "extension-none");
        taken(Story.act(county, id, "refuse-extension", 6, WHY));
    }

    @Test
    void doesNotHealWhatIsOverdue() {
        city.publish("general-event", Map.of());
        var id = handled("exposed-waste");
        taken(Story.act(handler, id, "ask-extension", 5, WHY));
        var due = Instant.parse(handle(id).at("/due").asString());
        var later = Map.of("to", due.plus(Duration.ofHours(1)).toString());
        assertThat(city.server().as("administrator").post("/test/clock", later).status())
                .isEqualTo(200);

        assertIsRefused(Story.act(county, id, "grant-extension", 6, Map.of()), "extension-late");
        assertThat(Instant.parse(handle(id).at("/due").asString()))
                .isEqualTo(due)
                .isBefore(city.server().bean(CityClock.class).instant());
    }

    /** The lines follow each other, add up, and say where the time of the rule ends. */
    private static void assertIsExplained(JsonNode clock, String withoutIt) {
        var lines = clock.at("/lines").valueStream().toList();
        for (var at = 1; at < lines.size(); at++) {
            assertThat(lines.get(at).at("/from")).isEqualTo(lines.get(at - 1).at("/to"));
        }
        assertThat(lines.getLast().at("/to")).isEqualTo(clock.at("/due"));
        assertThat(lines.stream()
                        .mapToDouble(line -> line.at("/counted").asDouble())
                        .sum())
                .isCloseTo(clock.at("/counted").asDouble(), Offset.offset(0.01));
        assertThat(lines)
                .filteredOn(line -> line.at("/why").asString().equals("extension.granted"))
                .singleElement()
                .satisfies(line -> assertThat(line.at("/from").asString()).isEqualTo(withoutIt));
    }

    private UUID handled(String kind) {
        var id = Story.id();
        var report = Story.report();
        var fields = Story.fields("示例：楼顶私搭雨棚。");
        fields.put("kind", kind);
        fields.put("severity", "ordinary");
        report.put("fields", fields);
        resident.put("/cases/" + id, report);
        taken(Story.act(duty, id, "accept", 1, Map.of()));
        taken(Story.act(duty, id, "dispatch", 2, Map.of()));
        taken(Story.act(handler, id, "receive", 3, Map.of()));
        taken(Story.act(handler, id, "start", 4, Map.of()));
        return id;
    }

    private static void taken(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static void assertIsRefused(Answer answer, String reason) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
        assertThat(answer.body().at("/reason").asString()).isEqualTo(reason);
    }

    private int version(UUID id) {
        return duty.get("/cases/" + id).body().at("/version").asInt();
    }

    private JsonNode handle(UUID id) {
        return duty.get("/cases/" + id + "/deadlines")
                .body()
                .at("/clocks")
                .valueStream()
                .filter(clock -> clock.at("/clock").asString().equals("handle"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> actions(Client client, UUID id) {
        return client.get("/cases/" + id + "/actions")
                .body()
                .at("/actions")
                .valueStream()
                .map(offer -> offer.at("/action").asString())
                .toList();
    }

    private List<String> steps(UUID id) {
        return duty.get("/cases/" + id + "/journal")
                .body()
                .valueStream()
                .filter(line -> line.at("/kind").asString().equals("case.moved"))
                .map(line -> line.at("/action").asString())
                .toList();
    }

    private List<String> kinds(Client client, UUID id) {
        return Told.kinds(city.server(), client, id);
    }
}
