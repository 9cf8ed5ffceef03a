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
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * People who live case after case from report to archive. Whoever gets no answer, or is told to come again, sends the same
 * command again, as the phones do, for as long as the load goes on. Now and then somebody sends again what was answered, as a
 * phone does whose answer was lost on its way, and must be told the same.
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

    private static final int KEPT = 256;
    private static final int REPEATED_ONE_IN = 12;

    private final Door door;
    private final History history;
    private final Clock clock;
    private final Web web = new Web();
    private final Map<String, Web.Session> people = new HashMap<>();
    private final List<Thread> clients = new ArrayList<>();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    /** Some of what was answered since the load began, not only of late. */
    private final AtomicReferenceArray<@Nullable Command> answered = new AtomicReferenceArray<>(KEPT);

    private volatile boolean going = true;
    private volatile long pauseNanos;

    private record Step(String who, String action, Map<String, Object> fields) {}

    private record Command(History.Sent sent, String who, Map<String, Object> body) {

        boolean isReport() {
            return sent.action().equals("report");
        }
    }

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

    /** Reports so many cases that nobody takes up, so that their clocks have something to say. */
    void leave(int many) {
        for (var number = 0; number < many; number++) {
            sent(door::pick, report(id()));
        }
    }

    private boolean live(Supplier<URI> at) {
        var caseId = id();
        var version = sent(at, report(caseId));
        for (var step : STEPS) {
            if (version == 0) {
                return false;
            }
            LockSupport.parkNanos(pauseNanos);
            version = sent(at, next(caseId, step, version));
        }
        return version > 0;
    }

    /** The version that the command made; 0 when the load ended before there was an answer, or it was a bad one. */
    private int sent(Supplier<URI> at, Command command) {
        history.sends(command.sent());
        while (going) {
            var server = at.get();
            try {
                var began = System.nanoTime();
                var answer = ask(server, command);
                if (answer.status() < 300) {
                    nanos.add(System.nanoTime() - began);
                    return told(server, command, answer);
                }
                if (isUnclear(command, answer)) {
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

    private int told(URI server, Command command, Web.Answer answer) {
        var version = answer.body().path("version").asInt();
        history.acknowledged(command.sent(), version);
        var random = ThreadLocalRandom.current();
        var earlier = answered.getAndSet(random.nextInt(KEPT), command);
        if (earlier != null && random.nextInt(REPEATED_ONE_IN) == 0) {
            repeat(server, earlier);
        }
        return version;
    }

    /** Whoever gets no answer to this lets it be: the first answer stands. */
    private void repeat(URI server, Command command) {
        try {
            var answer = ask(server, command);
            if (answer.status() < 300) {
                history.repeated.increment();
                history.acknowledged(
                        command.sent(), answer.body().path("version").asInt());
            } else if (!isUnclear(command, answer)) {
                history.refused.increment();
            }
        } catch (Web.NobodyThere nobody) {
            door.refused(server);
        } catch (IOException noAnswer) {
            history.unanswered.increment();
        }
    }

    /** Somebody at the desk reads once what was done in some case. */
    void read() {
        var some = answered.get(0);
        for (var slot = 1; some == null && slot < KEPT; slot++) {
            some = answered.get(slot);
        }
        if (some == null) {
            throw new IllegalStateException("Nothing was answered yet");
        }
        try {
            var answer = web.get(door.pick(), "/api/v1/cases/" + some.sent().caseId() + "/journal", as("duty"));
            if (answer.status() >= 300 && !isUnclear(some, answer)) {
                history.refused.increment();
            }
        } catch (IOException noAnswer) {
            history.unanswered.increment();
        }
    }

    private Web.Answer ask(URI server, Command command) throws IOException {
        var path = "/api/v1/cases/" + command.sent().caseId() + (command.isReport() ? "" : "/commands");
        return web.send(server, command.isReport() ? "PUT" : "POST", path, as(command.who()), command.body());
    }

    /** Neither done nor told to come again. */
    private boolean isUnclear(Command command, Web.Answer answer) {
        if (answer.status() == 503 && !answer.code().isEmpty()) {
            return false;
        }
        history.unclear(command.sent() + " was answered " + answer.status() + " " + answer.body());
        return true;
    }

    private Command report(UUID caseId) {
        var sent = new History.Sent(caseId, id(), "report");
        return new Command(
                sent,
                "resident",
                Map.of(
                        "command", sent.command(),
                        "observedAt", clock.instant().toString(),
                        "scenario", "general-event",
                        "area", Site.AREA,
                        "fields",
                                Map.of("kind", "exposed-waste", "severity", "ordinary", "description", "路边有垃圾。（演练）")));
    }

    private Command next(UUID caseId, Step step, int version) {
        var sent = new History.Sent(caseId, id(), step.action());
        return new Command(
                sent,
                step.who(),
                Map.of(
                        "command", sent.command(),
                        "observedAt", clock.instant().toString(),
                        "action", step.action(),
                        "version", version,
                        "fields", step.fields()));
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
