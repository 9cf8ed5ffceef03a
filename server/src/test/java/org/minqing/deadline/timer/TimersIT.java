package org.minqing.deadline.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.TestDatabase;
import org.minqing.kernel.CityClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each step is taken once: by two nodes at once, after a node was killed, after a long stop. */
class TimersIT {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final CityClock clock = new CityClock(InstantSource.fixed(NOON), true);
    private final JdbcClient walled = database.asModule("deadline");
    private final Timers timers = new Timers(walled);

    @BeforeEach
    void keepEffects() {
        database.superuser()
                .sql("create table deadline.effect (id uuid not null, step text not null)")
                .update();
        database.superuser().sql("grant all on deadline.effect to public").update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private TimerRuns node(TimerHandler... handlers) {
        var source = database.asModuleSource("deadline");
        return new TimerRuns(
                JdbcClient.create(source),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                List.of(handlers),
                clock);
    }

    private static Timer timer(UUID subject, String step, Duration in) {
        return new Timer(subject, "case", NOON.plus(in), step);
    }

    private List<String> effects() {
        return database.superuser()
                .sql("select step from deadline.effect")
                .query(String.class)
                .list();
    }

    @Test
    void takesAStepWhenItIsDueAndNotBefore() {
        var subject = UUID.randomUUID();
        var handler = new CountingHandler("case");
        var node = node(handler);
        timers.put(List.of(timer(subject, "red", Duration.ofHours(2)), timer(subject, "yellow", Duration.ofHours(1))));
        assertThat(node.run()).isZero();
        clock.moveTo(NOON.plus(Duration.ofHours(1)));
        assertThat(node.run()).isEqualTo(1);
        assertThat(node.run()).isZero();
        assertThat(timers.ahead(subject)).extracting(Timer::step).containsExactly("red");
        clock.moveTo(NOON.plus(Duration.ofHours(3)));
        assertThat(node.run()).isEqualTo(1);
        assertThat(handler.taken()).extracting(Firing::step).containsExactly("yellow", "red");
        assertThat(handler.taken().getLast().due()).isEqualTo(NOON.plus(Duration.ofHours(2)));
        assertThat(timers.ahead(subject)).isEmpty();
    }

    @Test
    void afterALongStopEachClockFiresItsLatestStepOnly() {
        var subjects =
                IntStream.range(0, 600).mapToObj(number -> UUID.randomUUID()).toList();
        var all = new ArrayList<Timer>();
        for (var subject : subjects) {
            all.add(timer(subject, "yellow", Duration.ofHours(1)));
            all.add(timer(subject, "red", Duration.ofHours(2)));
            all.add(timer(subject, "escalate", Duration.ofHours(3)));
            all.add(timer(subject, "later", Duration.ofDays(90)));
        }
        timers.put(all);
        clock.moveTo(NOON.plus(Duration.ofDays(30)));
        var handler = new CountingHandler("case");
        assertThat(node(handler).run()).isEqualTo(600);
        assertThat(handler.taken()).allSatisfy(firing -> {
            assertThat(firing.step()).isEqualTo("escalate");
            assertThat(firing.missed()).containsExactly("yellow", "red");
        });
        assertThat(timers.ahead(subjects.getFirst())).extracting(Timer::step).containsExactly("later");
    }

    @Test
    void twoNodesTakeEachStepOnce() throws Exception {
        var subjects =
                IntStream.range(0, 400).mapToObj(number -> UUID.randomUUID()).toList();
        timers.put(subjects.stream()
                .map(subject -> timer(subject, "red", Duration.ZERO))
                .toList());
        var one = new CountingHandler("case");
        var other = new CountingHandler("case");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begin = new CountDownLatch(1);
            var running = List.of(node(one), node(other)).stream()
                    .map(node -> threads.submit(() -> {
                        begin.await();
                        return node.run();
                    }))
                    .toList();
            begin.countDown();
            var sum = running.get(0).get() + running.get(1).get();
            assertThat(sum).isEqualTo(400);
        }
        assertThat(effects()).hasSize(400);
        assertThat(database.superuser()
                        .sql("select count(distinct id) from deadline.effect")
                        .query(Integer.class)
                        .single())
                .isEqualTo(400);
        assertThat(node(new CountingHandler("case")).run()).isZero();
    }

    @Test
    void aStepThatAKilledNodeHadBegunIsTakenByAnotherOnce() throws Exception {
        timers.put(List.of(timer(UUID.randomUUID(), "red", Duration.ZERO)));
        var inside = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var dying = node(new CountingHandler("case", firing -> {
            inside.countDown();
            try {
                never.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }));
        var thread = Thread.ofVirtual().start(() -> {
            try {
                dying.run();
            } catch (RuntimeException itsConnectionIsGone) {
                // That is what being killed looks like from inside.
            }
        });
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        var other = new CountingHandler("case");
        assertThat(node(other).run()).as("while the first node lives").isZero();
        assertThat(node(other).isAnythingDue(clock.instant())).isTrue();
        database.superuser().sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and state = 'idle in transaction'
                        """).query(Boolean.class).list();
        assertThat(firstOf(node(other))).isEqualTo(1);
        never.countDown();
        thread.join();
        assertThat(effects()).containsExactly("red");
        assertThat(node(other).run()).isZero();
    }

    /** The server needs a moment to see that a connection is gone. */
    private static int firstOf(TimerRuns node) throws InterruptedException {
        var taken = node.run();
        for (var tries = 0; taken == 0 && tries < 100; tries++) {
            Thread.sleep(50);
            taken = node.run();
        }
        return taken;
    }

    @Test
    void aHandlerMaySetItsOwnClockAgain() {
        var subject = UUID.randomUUID();
        var times = new AtomicInteger();
        var outside = new Timers(database.app());
        var handler = new CountingHandler("case", firing -> {
            if (times.incrementAndGet() < 3) {
                outside.put(List.of(new Timer(subject, "case", firing.due().plusSeconds(60), "again")));
            }
        });
        timers.put(List.of(timer(subject, "first", Duration.ZERO)));
        clock.moveTo(NOON.plus(Duration.ofHours(1)));
        assertThat(node(handler).run()).isEqualTo(3);
        assertThat(handler.taken()).extracting(Firing::step).containsExactly("first", "again", "again");
    }

    @Test
    void whatFailsIsPutOffAndHoldsNobodyUp() {
        var broken = UUID.randomUUID();
        var times = new AtomicInteger();
        var handler = new CountingHandler("case", firing -> {
            if (firing.subject().equals(broken) && times.incrementAndGet() == 1) {
                throw new IllegalStateException("on purpose");
            }
        });
        timers.put(List.of(timer(broken, "red", Duration.ZERO), timer(UUID.randomUUID(), "red", Duration.ofMillis(1))));
        clock.moveTo(NOON.plusSeconds(1));
        var node = node(handler);
        assertThat(node.run()).isEqualTo(1);
        assertThat(effects()).as("what the failed one wrote is undone").hasSize(1);
        clock.moveTo(NOON.plusSeconds(60));
        assertThat(node.run()).isEqualTo(1);
        assertThat(effects()).hasSize(2);
    }

    @Test
    void settingAgainReplacesAndCancellingTakesBack() {
        var subject = UUID.randomUUID();
        timers.put(List.of(timer(subject, "red", Duration.ofHours(2))));
        timers.put(List.of(timer(subject, "yellow", Duration.ofHours(4)), timer(subject, "red", Duration.ofHours(5))));
        assertThat(timers.ahead(subject)).extracting(Timer::step).containsExactly("yellow", "red");
        timers.cancel("case", List.of(subject));
        assertThat(timers.ahead(subject)).isEmpty();
    }

    @Test
    void aStatementOfAnotherModuleSetsTimersOfWhatItAcceptedAndOfNothingElse() {
        var accepted = UUID.randomUUID();
        var refused = UUID.randomUUID();
        var casework = database.asModule("casework");
        var touched = casework.sql("""
                        with kept as (select cast(:accepted as uuid) as id)
                        select deadline.set_timers(
                            array[:accepted, :accepted, :refused]::uuid[], array['case', 'case', 'case'],
                            array['2026-11-28', '2026-11-29', '2026-11-28']::timestamptz[], array['yellow', 'red', 'yellow'],
                            (select array_agg(id) from kept))
                        """)
                .param("accepted", accepted)
                .param("refused", refused)
                .query(Integer.class)
                .single();
        assertThat(touched).isEqualTo(1);
        assertThat(timers.ahead(accepted)).hasSize(2);
        assertThat(timers.ahead(refused)).isEmpty();
        assertThatThrownBy(() -> casework.sql("select count(*) from deadline.timer")
                        .query(Integer.class)
                        .single())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void catchingUpReturnsWhenNothingIsDueAnywhere() {
        timers.put(List.of(timer(UUID.randomUUID(), "red", Duration.ofDays(3))));
        var handler = new CountingHandler("case");
        var life = new CatchUp(node(handler), clock);
        clock.moveTo(NOON.plus(Duration.ofDays(4)));
        assertThat(life.run()).isTrue();
        assertThat(handler.taken()).hasSize(1);
    }
}
