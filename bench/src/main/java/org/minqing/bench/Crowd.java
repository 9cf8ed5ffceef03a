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

/** Clients that live whole cases at the same time, each over a connection of its own, and what that cost. */
final class Crowd {

    private static final List<String> ACCOUNTS = List.of("resident", "duty", "handler", "inspector");

    private final ServerUnderTest server;
    private final int clients;
    private final Clock clock;
    private final Map<String, Client> signedIn;

    Crowd(ServerUnderTest server, int clients, Clock clock) throws IOException {
        this.server = server;
        this.clients = clients;
        this.clock = clock;
        this.signedIn = signIn(server);
    }

    /** The people who take part in a life, by the names of their accounts. */
    static Map<String, Client> signIn(ServerUnderTest server) throws IOException {
        var clients = new HashMap<String, Client>();
        for (var account : ACCOUNTS) {
            clients.put(account, server.signIn(account));
        }
        return clients;
    }

    /**
     * What a stretch of lives showed.
     *
     * @param gathered how many commands a write took on the average
     */
    record Measured(Latencies latencies, int errors, double seconds, Result.Cpu cpu, int gathered) {

        double commandsPerSecond() {
            return latencies.count() / seconds;
        }
    }

    /** Lives so many cases and measures all processes that took part. */
    Measured measure(int cases) throws Exception {
        var gatheredBefore = Gathered.of(server);
        var serverBefore = CpuMeter.ofProcess(server.serverPid());
        var databaseBefore = CpuMeter.ofFamily(server.postmasterPid());
        var clientBefore = CpuMeter.ofProcess(ProcessHandle.current().pid());
        var started = System.nanoTime();
        var errors = new AtomicInteger();
        var latencies = live(cases, errors);
        var seconds = (System.nanoTime() - started) / 1e9;
        var operations = latencies.count();
        var cpu = new Result.Cpu(
                (CpuMeter.ofProcess(server.serverPid()) - serverBefore) / operations,
                (CpuMeter.ofFamily(server.postmasterPid()) - databaseBefore) / operations,
                (CpuMeter.ofProcess(ProcessHandle.current().pid()) - clientBefore) / operations);
        return new Measured(
                latencies, errors.get(), seconds, cpu, Gathered.of(server).since(gatheredBefore));
    }

    /** Lives so many cases and forgets about it. */
    void warmUp(int cases) throws InterruptedException, ExecutionException {
        live(cases, new AtomicInteger());
    }

    /** How many commands a second the statements of one more life alone would allow, gathered as those of the server were. */
    double limit(Measured measured) throws Exception {
        var recorded = oneMore();
        return new LimitProbe(server.data(), measured.gathered())
                .commandsPerSecond(recorded, measured.latencies().count());
    }

    private UUID oneMore() throws IOException {
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

    private Latencies live(int cases, AtomicInteger errors) throws InterruptedException, ExecutionException {
        var left = new AtomicInteger(cases);
        var all = new Latencies();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Latencies>>();
            for (var number = 0; number < clients; number++) {
                var seed = number;
                running.add(threads.submit(() -> lives(left, errors, seed)));
            }
            for (var one : running) {
                all.addAll(one.get());
            }
        }
        return all;
    }

    private Latencies lives(AtomicInteger left, AtomicInteger errors, int seed) {
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
