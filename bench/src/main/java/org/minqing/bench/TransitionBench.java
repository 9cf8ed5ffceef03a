package org.minqing.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.minqing.casework.LimitProbe;

/**
 * Commands through HTTP with all checks, durable, with the roll-up reader running: clients live whole cases, nine
 * commands each. As many lives again, and at least enough for the compiler of the JVM to have done its work, come first
 * and are not counted: a server runs for months, and its first minute is three times as slow.
 */
final class TransitionBench {

    private static final List<String> ACCOUNTS = List.of("resident", "duty", "handler", "inspector");

    private static final int WARM_UP = 12_000;

    private final Options options;
    private final Clock clock;

    TransitionBench(Options options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    Result run() throws Exception {
        var clients = options.number("clients", 64);
        var cases = options.number("cases", 8000);
        try (var server = ServerUnderTest.start(Map.of("MINQING_SAMPLE_CASES", "0"))) {
            var signedIn = new HashMap<String, Client>();
            for (var account : ACCOUNTS) {
                signedIn.put(account, server.signIn(account));
            }
            drive(server, signedIn, clients, Math.max(WARM_UP, cases));
            var gatheredBefore = Gathered.of(server);
            var serverBefore = CpuMeter.ofProcess(server.serverPid());
            var databaseBefore = CpuMeter.ofFamily(server.postmasterPid());
            var clientBefore = CpuMeter.ofProcess(ProcessHandle.current().pid());
            var started = System.nanoTime();
            var measured = drive(server, signedIn, clients, cases);
            var seconds = (System.nanoTime() - started) / 1e9;
            var operations = measured.latencies().count();
            var cpu = new Result.Cpu(
                    (CpuMeter.ofProcess(server.serverPid()) - serverBefore) / operations,
                    (CpuMeter.ofFamily(server.postmasterPid()) - databaseBefore) / operations,
                    (CpuMeter.ofProcess(ProcessHandle.current().pid()) - clientBefore) / operations);
            var gathered = Gathered.of(server).since(gatheredBefore);
            var recorded = oneMore(server, signedIn);
            var limit = new LimitProbe(server.data(), gathered).commandsPerSecond(recorded, operations);
            return new Result("transition", operations / seconds, "commands/s", cases, clients)
                    .with(measured.latencies())
                    .with(cpu)
                    .with("gathered", gathered)
                    .withLimit(limit)
                    .withErrors(measured.errors());
        }
    }

    private UUID oneMore(ServerUnderTest server, Map<String, Client> signedIn) throws IOException {
        try (var connection = new Connection(server.port())) {
            return new Life(connection, signedIn, new SplittableRandom(clock.millis()), clock).live(ignored -> {});
        }
    }

    /** How many writes the server has made, and of how many commands, by its own metrics. */
    private record Gathered(double commands, double writes) {

        static Gathered of(ServerUnderTest server) throws IOException {
            try (var connection = new Connection(server.port())) {
                var metrics = connection
                        .send("GET", "/metrics", List.of(), "", new byte[0])
                        .body();
                return new Gathered(
                        number(metrics, "minqing_casework_gathered_sum"),
                        number(metrics, "minqing_casework_gathered_count"));
            }
        }

        int since(Gathered before) {
            return (int) Math.round((commands - before.commands) / Math.max(1, writes - before.writes));
        }

        private static double number(String metrics, String name) {
            return metrics.lines()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    private record Measured(Latencies latencies, int errors) {}

    private Measured drive(ServerUnderTest server, Map<String, Client> signedIn, int clients, int cases)
            throws InterruptedException, ExecutionException {
        var left = new AtomicInteger(cases);
        var errors = new AtomicInteger();
        var all = new Latencies();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Latencies>>();
            for (var number = 0; number < clients; number++) {
                var seed = number;
                running.add(threads.submit(() -> lives(server, signedIn, left, errors, seed)));
            }
            for (var one : running) {
                all.addAll(one.get());
            }
        }
        return new Measured(all, errors.get());
    }

    private Latencies lives(
            ServerUnderTest server, Map<String, Client> signedIn, AtomicInteger left, AtomicInteger errors, int seed) {
        var latencies = new Latencies();
        try (var connection = new Connection(server.port())) {
            var life = new Life(connection, signedIn, new SplittableRandom(clock.millis() * 1000 + seed), clock);
            while (left.getAndDecrement() > 0) {
                life.live(latencies::add);
            }
        } catch (IOException failure) {
            errors.incrementAndGet();
            throw new UncheckedIOException(failure);
        }
        return latencies;
    }
}
