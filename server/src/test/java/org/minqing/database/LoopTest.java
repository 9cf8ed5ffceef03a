package org.minqing.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {

    private static final long PATIENCE_SECONDS = 20;

    @Test
    void goesOnAtOnceWhileThereIsMore() throws InterruptedException {
        var waiting = new AtomicInteger(1_000);
        var empty = new CountDownLatch(1);
        var loop = Loop.emptying("test", () -> {
            if (waiting.get() == 0) {
                empty.countDown();
                return 0;
            }
            return waiting.getAndDecrement();
        });
        loop.start();
        try {
            // A rest after each would take more than eight minutes.
            assertThat(empty.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(loop.isRunning()).isTrue();
        } finally {
            loop.stop();
        }
    }

    @Test
    void isTriedAgainAfterAFailure() throws InterruptedException {
        var times = new CountDownLatch(3);
        var loop = Loop.every("test", Duration.ofMillis(1), () -> {
            times.countDown();
            throw new IllegalStateException("as the test wants it");
        });
        loop.start();
        try {
            assertThat(times.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            loop.stop();
        }
    }

    @Test
    void waitsAtItsEndForTheWorkThatIsUnderWay() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var done = new AtomicBoolean();
        var loop = Loop.every("test", Duration.ofMillis(1), () -> {
            begun.countDown();
            waitFor(goOn);
            done.set(true);
        });
        loop.start();
        assertThat(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        var stopping = Thread.ofVirtual().start(loop::stop);
        assertThat(stopping.join(Duration.ofMillis(50))).isFalse();
        goOn.countDown();
        assertThat(stopping.join(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
        assertThat(done).isTrue();
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void breaksOffALongRestAndCanBeginAgain() throws InterruptedException {
        var loop = Loop.every("test", Duration.ofDays(1), () -> {});
        for (var life = 0; life < 2; life++) {
            loop.start();
            assertThat(loop.isRunning()).isTrue();
            var stopping = Thread.ofVirtual().start(loop::stop);
            assertThat(stopping.join(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
