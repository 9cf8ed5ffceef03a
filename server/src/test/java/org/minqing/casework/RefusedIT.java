package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.minqing.TestServer;

/** What is refused is told with a stable code and changes nothing but, for a refusal by rule, the stream. */
class RefusedIT {

    private final TestServer server = TestServer.shanwei();
    private final TestServer.Client worker = server.as("worker");
    private final TestServer.Client duty = server.as("duty");

    @Test
    void entersARefusalByRule() {
        var id = reported();

        var answer = Story.act(worker, id, "accept", 1, Map.of());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("flow.refused");
        assertThat(answer.body().at("/reason").asString()).isEqualTo("not-yours");
        var journal = duty.get("/cases/" + id + "/journal").body();
        assertThat(journal.at("/1/kind").asString()).isEqualTo("case.refused");
        assertThat(journal.at("/1/refusal").asString()).isEqualTo("not-yours");
        assertThat(duty.get("/cases/" + id).body().at("/state").asString()).isEqualTo("reported");
    }

    @Test
    void needsASecondPersonToVerify() {
        var id = reported();
        Story.act(duty, id, "ask-void", 1, Map.of("reason", "示例理由"));

        var answer = Story.act(duty, id, "confirm-void", 2, Map.of());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("second-person.needed");
        assertThat(Story.entries(server, id)).isEqualTo(3);
        assertThat(Story.act(server.as("county"), id, "confirm-void", 2, Map.of())
                        .status())
                .isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> entersNoMalformedCommand() {
        var id = reported();
        return malformedCommands().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    var answer = duty.post("/cases/" + id + "/commands", each.getValue());
                    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
                    assertThat(answer.code()).isEqualTo("field.invalid");
                    assertThat(answer.body().at("/errors")).isNotEmpty();
                    assertThat(Story.entries(server, id)).isEqualTo(1);
                }));
    }

    @TestFactory
    Stream<DynamicTest> startsNoMalformedCase() {
        return malformedReports().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    var id = Story.id();
                    var answer = worker.put("/cases/" + id, each.getValue());
                    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
                    assertThat(answer.body().at("/errors/0/code").asString()).startsWith("field.");
                    assertThat(Story.entries(server, id)).isZero();
                }));
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        var answer = worker.put("/cases/" + UUID.randomUUID(), Map.of("command", UUID.randomUUID()));

        assertThat(answer.body()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/path").asString()))
                .contains("id", "command", "scenario", "place");
    }

    private static Map<String, Map<String, Object>> malformedCommands() {
        var bodies = new LinkedHashMap<String, Map<String, Object>>();
        bodies.put("an unknown action", Story.command("abolish", 1, Map.of()));
        bodies.put("an action that is no code", Story.command("accept'; drop table x; --", 1, Map.of()));
        bodies.put("a missing answer", Story.command("reject", 1, Map.of()));
        bodies.put("an unknown answer", Story.command("accept", 1, Map.of("surprise", "x")));
        bodies.put("an answer of another type", Story.command("reject", 1, Map.of("reason", List.of(1))));
        bodies.put("a command without an id", without(Story.command("accept", 1, Map.of()), "command"));
        bodies.put("a command without a version", without(Story.command("accept", 1, Map.of()), "version"));
        bodies.put(
                "an id that is no version 7", with(Story.command("accept", 1, Map.of()), "command", UUID.randomUUID()));
        bodies.put("a version that is a word", with(Story.command("accept", 1, Map.of()), "version", "last"));
        bodies.put(
                "an attachment that is no hash",
                with(Story.command("accept", 1, Map.of()), "attachments", List.of("../x")));
        bodies.put(
                "somebody else's attachment",
                with(Story.command("accept", 1, Map.of()), "attachments", List.of("a".repeat(64))));
        bodies.put("a clock that runs ahead", with(Story.command("accept", 1, Map.of()), "observedAt", ahead()));
        bodies.put("a time that is none", with(Story.command("accept", 1, Map.of()), "observedAt", "yesterday"));
        return bodies;
    }

    private static Map<String, Map<String, Object>> malformedReports() {
        var bodies = new LinkedHashMap<String, Map<String, Object>>();
        bodies.put("no place", without(Story.report(), "area"));
        bodies.put("a place without its datum", at(Map.of("x", 115.4, "y", 22.9)));
        bodies.put("a place in an unknown datum", at(Map.of("x", 115.4, "y", 22.9, "datum", "MARS")));
        bodies.put("a place outside of the earth", at(Map.of("x", 1e9, "y", 22.9, "datum", "WGS84")));
        bodies.put("a place outside of the city", at(Map.of("x", 0, "y", 0, "datum", "WGS84")));
        bodies.put("a place in words", at(Map.of("x", "here", "y", 22.9, "datum", "WGS84")));
        bodies.put(
                "a place and an area", with(Story.report(), "place", Map.of("x", 115.4, "y", 22.9, "datum", "WGS84")));
        bodies.put("an unknown area", with(Story.report(), "area", 999999999999999L));
        bodies.put("an area that is none", with(Story.report(), "area", 12));
        bodies.put("an unknown scenario", with(Story.report(), "scenario", "war"));
        bodies.put("a clock that runs ahead", with(Story.report(), "observedAt", ahead()));
        bodies.put("fields that are a list", with(Story.report(), "fields", List.of()));
        bodies.put("an answer that is null", with(Story.report(), "fields", nothing()));
        return bodies;
    }

    private static Map<String, Object> nothing() {
        var fields = Story.fields("x");
        fields.put("description", null);
        return fields;
    }

    private static String ahead() {
        return InstantSource.system().instant().plusSeconds(3_600).toString();
    }

    private static Map<String, Object> at(Map<String, Object> place) {
        return with(without(Story.report(), "area"), "place", place);
    }

    private static Map<String, Object> with(Map<String, Object> body, String key, Object value) {
        var changed = new HashMap<>(body);
        changed.put(key, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> body, String key) {
        var changed = new HashMap<>(body);
        changed.remove(key);
        return changed;
    }

    private UUID reported() {
        var id = Story.id();
        assertThat(worker.put("/cases/" + id, Story.report()).status()).isEqualTo(201);
        return id;
    }
}
