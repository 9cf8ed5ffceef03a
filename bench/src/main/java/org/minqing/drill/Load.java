package org.minqing.drill;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * People who live case after case from report to archive. Whoever gets no answer, or is told to come again, sends the same
 * command again, as the phones do, for as long as the load goes on.
 */
final class Load implements AutoCloseable {

    private static final List<Step> STEPS = List.of(
            new Step("duty", "accept", Map.of()),
            new Step("duty", "dispatch", Map.of()),
            new Step("handler", "receive", Map.of()),
            new Step("handler", "start", Map.of()),
            new Step("handler", "feed-back", Map.of("measures", "已清理。（演练）")),
            new Step("inspector", "verify", Map.of("opinion", "属实。（演练）")),
            new Step("resident", "rate", Map.of("solved", true, "rating", 5)),
            new Step("duty", "file", Map.of()));

    private final Door door;
    private final History history;
    private final Clock clock;
    private final Web web = new Web();
    private final Map<String, Web.Session> people = new HashMap<>();
    private final List<Thread> clients = new ArrayList<>();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private volatile boolean going = true;
    private volatile long pauseNanos;

    private record Step(String who, String action, Map<String, Object> fields) {}

    private record Command(History.Sent sent, String who, Map<String, Object> more) {}

    Load(Site site, Door door, History history) throws IOException {
        this.door = door;
        this.history = history;
        this.clock = site.clock();
        for (var name : List.of("resident", "duty", "handler", "inspector")) {
            people.put(name, site.signIn(name));
        }
    }

    /** Begins with so many clients, each of which waits so long after an answer. */
    Load begin(int many, long pauseMillis) {
        pauseNanos = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
        for (var number = 0; number < many; number++) {
            clients.add(Thread.ofVirtual().name("client-" + number).start(() -> {
                while (going) {
                    live(door::pick);
                }
            }));
        }
        return this;
    }

    void pause(long millis) {
        pauseNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Waits until so many more commands were acknowledged; false when that takes too long. */
    boolean acknowledges(int more, int seconds) throws InterruptedException {
        var wanted = history.acknowledged() + more;
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (history.acknowledged() < wanted && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        return history.acknowledged() >= wanted;
    }

    /** Lives one case with one server alone; false when it did not come to its end. */
    boolean livesAt(URI server) {
        return live(() -> server);
    }

    private boolean live(Supplier<URI> at) {
        var caseId = id();
        var version = sent(at, new Command(new History.Sent(caseId, id(), "report"), "resident", Map.of()));
        for (var step : STEPS) {
            if (version == 0) {
                return false;
            }
            LockSupport.parkNanos(pauseNanos);
            version = sent(
                    at,
                    new Command(
                            new History.Sent(caseId, id(), step.action()),
                            step.who(),
                            Map.of("version", version, "fields", step.fields())));
        }
        return version > 0;
    }

    /** The version that the command made; 0 when the load ended before there was an answer, or it was a bad one. */
    private int sent(Supplier<URI> at, Command command) {
        var one = command.sent();
        history.sends(one);
        var body = body(one, command.more());
        while (going) {
            var server = at.get();
            try {
                var began = System.nanoTime();
                var report = one.action().equals("report");
                var path = "/api/v1/cases/" + one.caseId() + (report ? "" : "/commands");
                var answer = web.send(server, report ? "PUT" : "POST", path, as(command.who()), body);
                if (answer.status() < 300) {
                    nanos.add(System.nanoTime() - began);
                    history.acknowledged(one, answer.body().path("version").asInt());
                    return answer.body().path("version").asInt();
                }
                if (answer.status() != 503 || answer.code().isEmpty()) {
                    history.unclear(one.action() + " was answered " + answer.status() + " " + answer.body());
                    return 0;
                }
                history.refused.increment();
            } catch (Web.NobodyThere nobody) {
                door.refused(server);
            } catch (IOException noAnswer) {
                history.unanswered.increment();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return 0;
    }

    private Map<String, Object> body(History.Sent one, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("command", one.command());
        body.put("observedAt", clock.instant().toString());
        if (one.action().equals("report")) {
            body.put("scenario", "general-event");
            body.put("area", Site.AREA);
            body.put("fields", Map.of("kind", "exposed-waste", "severity", "ordinary", "description", "路边有垃圾。（演练）"));
        } else {
            body.put("action", one.action());
        }
        return body;
    }

    private Web.Session as(String who) {
        var session = people.get(who);
        if (session == null) {
            throw new IllegalStateException("Nobody is " + who);
        }
        return session;
    }

    /** A version 7 identifier, made here as every client makes its own. */
    private UUID id() {
        var random = ThreadLocalRandom.current();
        var high = (clock.millis() << 16) | 0x7000L | random.nextLong(0x1000);
        return new UUID(high, (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    /** A share of all answers so far came within so many milliseconds; asked again it speaks of those that came since. */
    double millisOf(double share) {
        var sorted = new ArrayList<Long>();
        for (var one = nanos.poll(); one != null; one = nanos.poll()) {
            sorted.add(one);
        }
        sorted.sort(null);
        return sorted.isEmpty() ? 0 : Math.round(sorted.get((int) (share * (sorted.size() - 1))) / 1e5) / 10.0;
    }

    /** Lets each client come to the end of what it waits for. */
    @Override
    public void close() {
        going = false;
        try {
            for (var client : clients) {
                client.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
