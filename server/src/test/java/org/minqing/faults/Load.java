package org.minqing.faults;

import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.minqing.edge.Caller;
import org.minqing.faults.History.Sent;
import org.minqing.kernel.UuidV7;

/** Clients that live case after case from report to archive, until the server is no more. */
final class Load {

    private static final List<Step> STEPS = List.of(
            new Step("duty", "accept", Map.of()),
            new Step("duty", "dispatch", Map.of()),
            new Step("handler", "receive", Map.of()),
            new Step("handler", "start", Map.of()),
            new Step("handler", "feed-back", Map.of("measures", "已清理。（示例）")),
            new Step("inspector", "verify", Map.of("opinion", "属实。（示例）")),
            new Step("resident", "rate", Map.of("solved", true, "rating", 5)),
            new Step("duty", "file", Map.of()));

    private final History history;
    private final Map<String, Caller> people = new HashMap<>();
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final InstantSource clock = InstantSource.system();

    private record Step(String who, String action, Map<String, Object> fields) {}

    Load(BuiltServer server, History history) {
        this.history = history;
        List.of("resident", "duty", "handler", "inspector").forEach(name -> people.put(name, server.signIn(name)));
    }

    Caller as(String name) {
        var caller = people.get(name);
        if (caller == null) {
            throw new AssertionError("Nobody is " + name);
        }
        return caller;
    }

    /** Begins {@code clients} clients; {@code warm} counts down with each command that was acknowledged. */
    List<Thread> begin(int clients, CountDownLatch warm) {
        return IntStream.range(0, clients)
                .mapToObj(number -> Thread.ofVirtual().name("client-" + number).start(() -> {
                    while (live(warm)) {
                        Thread.yield();
                    }
                }))
                .toList();
    }

    /** False when the server is gone. */
    private boolean live(CountDownLatch warm) {
        var id = id();
        var report = new Sent(id, "report", report(), "resident", 0);
        var version = send(report);
        for (var step : STEPS) {
            if (version == 0) {
                return false;
            }
            warm.countDown();
            version = send(new Sent(id, step.action(), body(step, version), step.who(), 0));
        }
        return version > 0;
    }

    /** The version that the command made, 0 when there was no answer. */
    private int send(Sent command) {
        try {
            var answer = command.to(as(command.who()));
            if (answer.status() >= 500) {
                history.add(command);
                return 0;
            }
            if (answer.status() >= 300) {
                throw new AssertionError(command.action() + " was answered " + answer.status() + " " + answer.body());
            }
            var version = answer.body().path("version").asInt();
            history.add(new Sent(command.caseId(), command.action(), command.body(), command.who(), version));
            return version;
        } catch (UncheckedIOException noAnswer) {
            history.add(command);
            return 0;
        }
    }

    private Map<String, Object> body(Step step, int version) {
        return Map.of(
                "command", id(),
                "action", step.action(),
                "version", version,
                "fields", step.fields(),
                "observedAt", clock.instant().toString());
    }

    private Map<String, Object> report() {
        return Map.of(
                "command", id(),
                "scenario", "general-event",
                "area", "441521110220001",
                "fields", Map.of("kind", "exposed-waste", "severity", "ordinary", "description", "路边有垃圾。（示例）"),
                "observedAt", clock.instant().toString());
    }

    private UUID id() {
        return UuidV7.at(clock.instant(), random);
    }
}
