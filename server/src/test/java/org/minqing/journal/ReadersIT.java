package org.minqing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minqing.Patience;
import org.minqing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ReadersIT {

    private static final int SMALL = 7;

    private final TestDatabase database = TestDatabase.fresh();
    private final Nudge nudge = new Nudge();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void giveEveryReaderEachStreamOnceAndInOrderWhileSixteenWritersWrite() throws Exception {
        var writers = new Writers(database.appSource(), 40);
        var one = new TakingReader("one");
        var two = new TakingReader("two");
        var followed = new ConcurrentHashMap<UUID, List<Integer>>();
        var readers = readers(SMALL, one, two);
        var tail = new JournalTail(new Stretches(database.reader()), nudge);
        readers.start();
        tail.subscribe(Position.START, entries -> note(entries, followed));

        writers.run(20261123, 60);
        Patience.until(() -> one.count() == writers.written()
                && two.count() == writers.written()
                && count(followed) >= writers.written());
        tail.close();
        readers.stop();

        assertThat(writers.written()).isGreaterThan(1_000);
        assertThat(outOfTransactionOrder())
                .as("the writers provoke what is tested")
                .isPositive();
        for (var taken : List.of(one.taken, two.taken, followed)) {
            assertThat(taken).isEqualTo(whole(writers.lengths()));
        }
    }

    @Test
    void shareOneReaderBetweenTwoNodesWithoutTakingAnythingTwice() throws Exception {
        var writers = new Writers(database.appSource(), 20);
        var reader = new TakingReader("shared");
        var here = readers(SMALL, reader);
        var there = readers(SMALL, reader);
        here.start();
        there.start();

        writers.run(7, 30);
        Patience.until(() -> reader.count() == writers.written());
        here.stop();
        there.stop();

        assertThat(reader.taken).isEqualTo(whole(writers.lengths()));
    }

    @Test
    void skipNothingBehindAWriterThatIsFrozen() throws Exception {
        var frozen = Sample.stream(UUID.randomUUID(), 1);
        var other = Sample.stream(UUID.randomUUID(), 3);
        var reader = new TakingReader("one");
        var reading = reading(SMALL);
        reading.enrol("one");

        try (var connection = database.appSource().getConnection()) {
            connection.setAutoCommit(false);
            var slow = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            TestJournal.append(slow, frozen, List.of(), frozen.getFirst().draft().stream());
            for (var entry : other) {
                TestJournal.append(database.app(), List.of(entry), List.of(), entry.draft().stream());
            }
            assertThat(reading.hasNews("one")).isFalse();
            assertThat(reading.step(reader)).isFalse();
            connection.commit();
        }
        assertThat(reading.step(reader)).isTrue();

        assertThat(reader.taken)
                .isEqualTo(Map.of(
                        frozen.getFirst().draft().stream(),
                        List.of(1),
                        other.getFirst().draft().stream(),
                        List.of(1, 2, 3)));
        assertThat(reading.hasNews("one")).isFalse();
    }

    @Test
    void readOnceWhatFollowsForAllReadersThatAreAsFar() {
        var stream = UUID.randomUUID();
        TestJournal.append(database.app(), Sample.stream(stream, 3), List.of(), stream);
        var reading = reading(10);
        var readers =
                Stream.of("first", "second", "third").map(TakingReader::new).toList();
        readers.forEach(reader -> reading.enrol(reader.name()));
        reading.step(readers.getFirst());

        // What nobody reads again is not missed by whoever comes second, until the store was away.
        damage("update journal.entry set kind = 'sample.changed' where stream = '" + stream + "'");
        reading.step(readers.get(1));
        assertThat(readers.get(1).kinds).isEqualTo(readers.getFirst().kinds).doesNotContain("sample.changed");
        reading.forget();
        reading.step(readers.get(2));
        assertThat(readers.get(2).kinds).containsExactly("sample.changed");
        assertThat(readers).allSatisfy(reader -> assertThat(reader.taken).isEqualTo(Map.of(stream, List.of(1, 2, 3))));
    }

    @Test
    void lookForNewsWithoutReadingTheWholeJournal() {
        var streams = Stream.generate(UUID::randomUUID).limit(400).toList();
        var entries = streams.stream()
                .flatMap(stream -> Sample.stream(stream, 5).stream())
                .toList();
        TestJournal.append(database.app(), entries, List.of(), streams.toArray(UUID[]::new));
        var reading = reading(10_000);
        reading.enrol("behind");
        reading.enrol("up to date");
        reading.step(new TakingReader("up to date"));

        assertThat(readOfTheJournal(
                        () -> assertThat(reading.hasNews("up to date")).isFalse()))
                .isZero();
        assertThat(readOfTheJournal(() -> assertThat(reading.hasNews("behind")).isTrue()))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void moveThePositionAndTheEffectTogetherOrNotAtAll() {
        var stream = UUID.randomUUID();
        TestJournal.append(database.app(), Sample.stream(stream, 3), List.of(), stream);
        database.owner()
                .sql("create table public.effect (n int); grant insert, select on public.effect to minqing_reader")
                .update();
        var reading = reading(10);
        reading.enrol("effect");

        assertThatThrownBy(() -> reading.step(effect(true))).hasMessage("after the effect");
        assertThat(effects()).isZero();
        assertThat(reading.step(effect(false))).isTrue();
        assertThat(effects()).isEqualTo(3);
    }

    @Test
    void stopAStreamAtAGapAndTakeItUpAgainWhenTheEntryIsBack() {
        var stream = UUID.randomUUID();
        var other = UUID.randomUUID();
        TestJournal.append(database.app(), Sample.stream(stream, 4), List.of(), stream);
        database.superuser()
                .sql("create table public.lost as select * from journal.entry where stream = :s and version = 2")
                .param("s", stream)
                .update();
        damage("delete from journal.entry where version = 2");
        TestJournal.append(database.app(), Sample.stream(other, 2), List.of(), other);
        var reader = new TakingReader("one");
        var reading = reading(100);
        reading.enrol("one");

        reading.step(reader);
        assertThat(reader.taken).isEqualTo(Map.of(stream, List.of(1), other, List.of(1, 2)));
        assertThat(lag().stopped()).isEqualTo(1);

        reading.release(reader);
        assertThat(reader.taken.get(stream)).containsExactly(1);
        damage("insert into journal.entry select * from public.lost");
        reading.release(reader);

        assertThat(reader.taken.get(stream)).containsExactly(1, 2, 3, 4);
        assertThat(lag()).isEqualTo(new ReaderMetrics.Lag("one", 0, null, 0));
    }

    @Test
    void tellHowFarTheyAreBehind() {
        var stream = UUID.randomUUID();
        TestJournal.append(database.app(), Sample.stream(stream, 3), List.of(), stream);
        reading(10).enrol("one");
        var registry = new SimpleMeterRegistry();
        var metrics = new ReaderMetrics(database.reader(), registry, InstantSource.fixed(Sample.NOON.plusSeconds(61)));

        metrics.measure();

        assertThat(registry.get("minqing.journal.reader.lag.entries")
                        .tag("reader", "one")
                        .gauge()
                        .value())
                .isEqualTo(3);
        assertThat(registry.get("minqing.journal.reader.lag.seconds")
                        .tag("reader", "one")
                        .gauge()
                        .value())
                .isEqualTo(60);
        assertThat(registry.get("minqing.journal.reader.stopped")
                        .tag("reader", "one")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.get("minqing.journal.xid.age").gauge().value()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void knowTheEndAlsoWhenTransactionIdsBecomeLonger() {
        append();
        while (transactionId() % 1_000 != 0) {
            continue; // Each look takes one: from 999 the next has four digits.
        }
        append();

        var last = database.reader()
                .sql("select max(xid::text::bigint) from journal.entry")
                .query(Long.class)
                .single();
        assertThat(new Stretches(database.reader()).end().xid()).isEqualTo(last);
    }

    @Test
    void areWaitedForAsLongAsSomebodyWill() {
        var stream = UUID.randomUUID();
        TestJournal.append(database.app(), Sample.stream(stream, 3), List.of(), stream);
        var reading = reading(10);
        reading.enrol("one");
        var progress = new ReaderProgress(database.reader(), new Stretches(database.reader()));

        assertThat(progress.awaits("one", Duration.ofMillis(20))).isFalse();
        var step = CompletableFuture.runAsync(() -> reading.step(new TakingReader("one")));
        assertThat(progress.awaits("one", Duration.ofSeconds(30))).isTrue();
        step.join();
        assertThat(progress.awaits("one", Duration.ZERO)).isTrue();
    }

    @Test
    void areWokenByAnotherNode() throws Exception {
        var there = new Nudge();
        var bellHere = new NodeBell(database.readerSource(), nudge);
        var bellThere = new NodeBell(database.readerSource(), there);
        bellHere.start();
        bellThere.start();

        Patience.until(() -> {
            nudge.ring();
            return there.rings() > 0;
        });
        bellHere.stop();
        bellThere.stop();

        assertThat(there.rings()).isPositive();
        assertThat(there.ringsHere()).as("a ring is not sent on").isZero();
    }

    private void append() {
        var stream = UUID.randomUUID();
        TestJournal.append(database.app(), Sample.stream(stream, 1), List.of(), stream);
    }

    private long transactionId() {
        return database.app()
                .sql("select pg_current_xact_id()::text::bigint")
                .query(Long.class)
                .single();
    }

    private Readers readers(int batch, JournalReader... readers) {
        return new Readers(List.of(readers), reading(batch), nudge);
    }

    private Reading reading(int batch) {
        var stretches = new Stretches(database.reader());
        return new Reading(database.reader(), database.readerTransactions(), stretches, batch);
    }

    /** The rows that the readers' connection looks at, in the table or by an index, during the work. */
    private long readOfTheJournal(Runnable work) {
        return Objects.requireNonNull(database.readerTransactions().execute(_ -> {
            var before = readInThisTransaction();
            work.run();
            return readInThisTransaction() - before;
        }));
    }

    private long readInThisTransaction() {
        return database.reader().sql("""
                        select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables
                        where relid = 'journal.entry'::regclass
                        """).query(Long.class).single();
    }

    private ReaderMetrics.Lag lag() {
        var registry = new SimpleMeterRegistry();
        return new ReaderMetrics(database.reader(), registry, InstantSource.fixed(Sample.NOON))
                .lags()
                .getFirst();
    }

    private void damage(String sql) {
        database.superuser()
                .sql("set session_replication_role = replica; " + sql)
                .update();
    }

    private static JournalReader effect(boolean fails) {
        return new JournalReader() {
            @Override
            public String name() {
                return "effect";
            }

            @Override
            public void take(List<Entry> entries, JdbcClient connection) {
                entries.forEach(entry ->
                        connection.sql("insert into public.effect values (1)").update());
                if (fails) {
                    throw new IllegalStateException("after the effect");
                }
            }
        };
    }

    private long effects() {
        return database.reader()
                .sql("select count(*) from public.effect")
                .query(Long.class)
                .single();
    }

    /** Entries whose predecessor was written under a later transaction id. */
    private long outOfTransactionOrder() {
        return database.reader().sql("""
                        select count(*) from journal.entry e
                        join journal.entry b on b.stream = e.stream and b.version = e.version - 1 and b.xid > e.xid
                        """).query(Long.class).single();
    }

    private static void note(List<Entry> entries, Map<UUID, List<Integer>> taken) {
        for (var entry : entries) {
            taken.computeIfAbsent(entry.draft().stream(), any -> new ArrayList<>())
                    .add(entry.draft().version());
        }
    }

    private static int count(Map<UUID, List<Integer>> taken) {
        return taken.values().stream().mapToInt(List::size).sum();
    }

    private static Map<UUID, List<Integer>> whole(Map<UUID, Integer> lengths) {
        return lengths.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        stream -> IntStream.rangeClosed(1, stream.getValue())
                                .boxed()
                                .toList()));
    }
}
