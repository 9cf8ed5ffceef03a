package org.minqing.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class SealsIT {

    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    private Path folder;

    private SealKeys keys;
    private SealCopies copies;
    private Seals seals;

    @BeforeEach
    void open() {
        keys = new SealKeys(new KeysFolder(folder.resolve("keys")));
        copies = new SealCopies(folder.resolve("seals"));
        seals = seals(copies);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void setNoSealWhenNothingHappened() {
        seals.seal();
        append(UUID.randomUUID(), 2);
        seals.seal();
        seals.seal();
        seals.seal();

        assertThat(sealsKept()).hasSize(1);
    }

    @Test
    void followOneAnotherAndNameOnlyWhatChanged() {
        var stream = UUID.randomUUID();
        append(UUID.randomUUID(), 1);
        append(stream, 2);
        seals.seal();
        TestJournal.append(database.app(), Sample.stream(stream, 3).subList(2, 3), List.of(), stream);
        seals.seal();

        var kept = sealsKept();
        assertThat(kept).extracting(Seal::number).containsExactly(1L, 2L);
        assertThat(kept).allMatch(seal -> seal.isGenuine(keys));
        assertThat(kept.get(1).previous()).isEqualTo(kept.get(0).hash());
        assertThat(kept.get(0).streams()).isEqualTo(2);
        assertThat(Leaf.unpack(kept.get(1).leaves()))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        new Leaf(stream, 3, Sample.stream(stream, 3).getLast().hash()));
    }

    @Test
    void leaveOutWhatAnOpenTransactionMayStillJoin() throws Exception {
        var frozen = Sample.stream(UUID.randomUUID(), 1);
        try (var connection = database.appSource().getConnection()) {
            connection.setAutoCommit(false);
            var slow = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            TestJournal.append(slow, frozen, List.of(), frozen.getFirst().draft().stream());
            append(UUID.randomUUID(), 1);
            seals.seal();
            assertThat(sealsKept()).isEmpty();
            connection.commit();
        }
        seals.seal();

        assertThat(sealsKept()).singleElement().extracting(Seal::streams).isEqualTo(2);
    }

    @Test
    void divideALargeStretchIntoSealsOfBoundedSize() {
        for (var i = 0; i < 10; i++) {
            append(UUID.randomUUID(), 3);
        }
        var transaction = database.readerTransactions();
        while (Boolean.TRUE.equals(transaction.execute(status -> seals.sealNext(7)))) {
            assertThat(sealsKept().getLast().streams()).isLessThanOrEqualTo(4);
        }
        seals.copyOut();

        assertThat(sealsKept()).hasSizeGreaterThan(2);
        assertThat(sealsKept().stream().mapToInt(Seal::streams).sum()).isEqualTo(10);
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void setEachSealOnceWhenManyNodesSealAtOnce() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var nodes = IntStream.range(0, 4)
                    .mapToObj(node -> pool.submit(() -> {
                        var own = seals(new SealCopies(folder.resolve("node-" + node)));
                        for (var i = 0; i < 10; i++) {
                            append(UUID.randomUUID(), 1);
                            own.seal();
                        }
                        return own;
                    }))
                    .toList();
            for (var node : nodes) {
                node.get().seal();
            }
        }
        seals.seal();

        assertThat(sealsKept().stream().mapToInt(Seal::streams).sum()).isEqualTo(40);
        assertThat(verify().faults()).isEmpty();
        for (var node = 0; node < 4; node++) {
            var there = new ArrayList<Long>();
            try (var cursor = new SealCopies(folder.resolve("node-" + node)).all()) {
                cursor.forEachRemaining(seal -> there.add(seal.number()));
            }
            assertThat(there)
                    .isEqualTo(sealsKept().stream()
                            .map(Seal::number)
                            .limit(there.size())
                            .toList());
        }
    }

    /** Without a line feed behind it even a whole line counts as cut off. */
    @ParameterizedTest
    @ValueSource(ints = {1, 40})
    void areCopiedAgainWhereACrashCutTheCopyOff(int lost) throws Exception {
        append(UUID.randomUUID(), 1);
        seals.seal();
        append(UUID.randomUUID(), 1);
        seals.seal();
        var text = Files.readString(copy());
        Files.writeString(copy(), text.substring(0, text.length() - lost), StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(copies.last()).map(Seal::number).contains(1L);
        seals.seal();

        assertThat(Files.readString(copy())).isEqualTo(text);
    }

    @Test
    void areFoundBehindALineOfManyBlocks() throws Exception {
        for (var stream = 0; stream < 500; stream++) {
            append(UUID.randomUUID(), 1);
        }
        seals.seal();
        assertThat(Files.size(copy())).isGreaterThan(30_000);

        assertThat(copies.last()).map(Seal::number).contains(1L);
        append(UUID.randomUUID(), 1);
        seals.seal();
        assertThat(copies.last()).map(Seal::number).contains(2L);
    }

    private Path copy() throws IOException {
        try (var files = Files.list(folder.resolve("seals"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private Seals seals(SealCopies copies) {
        return new Seals(
                database.reader(), database.readerTransactions(), keys, copies, InstantSource.fixed(Sample.NOON));
    }

    private void append(UUID stream, int length) {
        TestJournal.append(database.app(), Sample.stream(stream, length), List.of(), stream);
    }

    private List<Seal> sealsKept() {
        try (var all = Seals.all(database.reader())) {
            return all.toList();
        }
    }

    private Verification verify() {
        return new Verifier(database.readerSource(), keys, copies).verify();
    }
}
