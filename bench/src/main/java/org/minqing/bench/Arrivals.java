package org.minqing.bench;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Lives that begin when their time has come, however many others are still under way. */
final class Arrivals {

    private final ServerUnderTest server;
    private final Clock clock;
    private final Map<String, Client> signedIn;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
    private final Phaser underWay = new Phaser(1);
    private final AtomicInteger failed = new AtomicInteger();
    private final SplittableRandom random;

    Arrivals(ServerUnderTest server, Clock clock) throws IOException {
        this.server = server;
        this.clock = clock;
        this.signedIn = Crowd.signIn(server);
        this.random = new SplittableRandom(clock.millis());
    }

    /** The lives that began in a stretch; latencies are complete when all have ended. */
    record Stretch(int begun, Latencies latencies) {}

    /** Begins lives evenly for so long. */
    Stretch during(int seconds, int perSecond) {
        var latencies = new Latencies();
        var lives = seconds * perSecond;
        var started = System.nanoTime();
        for (var number = 0; number < lives; number++) {
            var due = started + TimeUnit.SECONDS.toNanos(1) * number / perSecond;
            LockSupport.parkNanos(due - System.nanoTime());
            underWay.register();
            var own = random.split();
            threads.execute(() -> live(own, latencies));
        }
        LockSupport.parkNanos(started + TimeUnit.SECONDS.toNanos(seconds) - System.nanoTime());
        return new Stretch(lives, latencies);
    }

    private void live(SplittableRandom own, Latencies latencies) {
        try {
            var kept = idle.poll();
            var connection = kept == null ? new Connection(server.port()) : kept;
            var mine = new Latencies();
            new Life(connection, signedIn, own, clock).live(mine::add);
            idle.add(connection);
            synchronized (latencies) {
                latencies.addAll(mine);
            }
        } catch (IOException failure) {
            failed.incrementAndGet();
            System.err.println(failure.getMessage());
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    /** Waits until every life has come to its end, and says how many seconds that took. */
    double untilAllHaveEnded() throws IOException {
        var started = System.nanoTime();
        underWay.arriveAndAwaitAdvance();
        threads.close();
        for (var connection : idle) {
            connection.close();
        }
        return (System.nanoTime() - started) / 1e9;
    }

    int failed() {
        return failed.get();
    }
}
