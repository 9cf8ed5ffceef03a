package org.minqing.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.minqing.kernel.UuidV7;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whole lives of cases, one after the other over one connection: reported by a resident, then eight transitions by the
 * people whose turn it is, to the archive.
 */
final class Life {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Step> STEPS = List.of(
            new Step("duty", "accept", Map.of()),
            new Step("duty", "dispatch", Map.of()),
            new Step("handler", "receive", Map.of()),
            new Step("handler", "start", Map.of()),
            new Step("handler", "feed-back", Map.of("measures", "已清理疏通，恢复正常。（基准测试）")),
            new Step("inspector", "verify", Map.of("opinion", "现场已看，属实。（基准测试）")),
            new Step("resident", "rate", Map.of("solved", true, "rating", 5)),
            new Step("duty", "file", Map.of()));

    /** How many commands a whole life takes, the report included. */
    static final int COMMANDS = 1 + STEPS.size();

    private record Step(String who, String action, Map<String, Object> fields) {}

    private final Connection connection;
    private final Map<String, Client> clients;
    private final SplittableRandom random;
    private final Clock clock;

    Life(Connection connection, Map<String, Client> clients, SplittableRandom random, Clock clock) {
        this.connection = connection;
        this.clients = clients;
        this.random = random;
        this.clock = clock;
    }

    /** Lives one case from report to archive and names it. Each answer's duration in nanoseconds goes to {@code durations}. */
    UUID live(LongConsumer durations) throws IOException {
        var id = UuidV7.at(clock.instant(), random);
        var version = answered(durations, client("resident"), "PUT", "/api/v1/cases/" + id, report(clock.instant()));
        for (var step : STEPS) {
            var body = Map.of(
                    "command", UuidV7.at(clock.instant(), random),
                    "action", step.action(),
                    "version", version,
                    "fields", step.fields(),
                    "observedAt", clock.instant().toString());
            version = answered(durations, client(step.who()), "POST", "/api/v1/cases/" + id + "/commands", body);
        }
        return id;
    }

    private Client client(String who) {
        return Objects.requireNonNull(clients.get(who), who);
    }

    private Map<String, Object> report(Instant now) {
        return Map.of(
                "command", UuidV7.at(now, random),
                "scenario", "general-event",
                "area", "441521110220001",
                "fields", Map.of("kind", "exposed-waste", "severity", "ordinary", "description", "路边堆着垃圾，气味很大。（基准测试）"),
                "observedAt", now.toString());
    }

    private int answered(LongConsumer durations, Client client, String method, String path, Map<String, Object> body)
            throws IOException {
        var bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        var started = System.nanoTime();
        var answer = connection.send(method, path, client.headers(), "application/json", bytes);
        durations.accept(System.nanoTime() - started);
        if (answer.status() >= 300) {
            throw new IOException(method + " " + path + " answered " + answer.status() + " " + answer.body());
        }
        return versionIn(answer.body());
    }

    /** The number behind "version", found without parsing the whole answer: the client's work is not what is measured. */
    private static int versionIn(String body) {
        var at = body.indexOf("\"version\":");
        if (at < 0) {
            throw new IllegalStateException("An answer without a version: " + body);
        }
        var end = at + 10;
        while (end < body.length() && Character.isDigit(body.charAt(end))) {
            end++;
        }
        return Integer.parseInt(body, at + 10, end, 10);
    }
}
