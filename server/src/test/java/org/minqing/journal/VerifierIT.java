package org.minqing.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestDatabase;
import org.minqing.journal.Verification.Fault;
import org.minqing.journal.Verification.Kind;
import tools.jackson.databind.json.JsonMapper;

class VerifierIT {

    private final TestDatabase database = TestDatabase.fresh();
    private final UUID stream = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @TempDir
    private Path folder;

    private SealKeys keys;
    private SealCopies copies;
    private Seals seals;

    /** Two streams of five entries, sealed after the third and after the fifth. */
    @BeforeEach
    void write() {
        keys = new SealKeys(new KeysFolder(folder.resolve("keys")));
        copies = new SealCopies(folder.resolve("seals"));
        seals = sealedBy(keys, copies);
        append(0, 3);
        seals.seal();
        append(3, 5);
        seals.seal();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsNothingInAWholeJournal() {
        assertThat(verify()).isEqualTo(new Verification(2, 10, 2, 0, List.of()));
    }

    @Test
    void countsWhatIsNotSealedYet() {
        append(5, 7);

        assertThat(verify()).isEqualTo(new Verification(2, 14, 2, 4, List.of()));
    }

    @Test
    void findsAChangedEntry() {
        damage("update journal.entry set open = '{\"step\":9}' where stream = '%s' and version = 2");

        assertThat(verify().faults()).containsExactly(Fault.of(stream, 2, Kind.CHANGED));
    }

    @Test
    void findsChangedCiphertext() {
        damage("update journal.entry set sealed = '\\x0100010001610000000101' where stream = '%s' and version = 5");

        assertThat(verify().faults()).containsExactly(Fault.of(stream, 5, Kind.CHANGED));
    }

    @Test
    void findsAnEntryThatWasChangedTogetherWithItsHash() {
        var forged = forged(Sample.stream(stream, 1).getFirst().head(), 2);
        replace(forged);

        assertThat(verify().faults()).containsExactly(Fault.of(stream, 2, Kind.CHANGED));
    }

    @Test
    void findsARemovedEntry() {
        damage("delete from journal.entry where stream = '%s' and version = 2");

        assertThat(verify().faults()).containsExactly(Fault.of(stream, 2, Kind.REMOVED));
    }

    @Test
    void findsTheFirstEntryRemoved() {
        damage("delete from journal.entry where stream = '%s' and version = 1");

        assertThat(verify().faults()).containsExactly(Fault.of(stream, 1, Kind.REMOVED));
    }

    @Test
    void findsReorderedEntries() {
        damage("update journal.entry set version = version + 100 where stream = '%s' and version in (2, 4)");
        damage("update journal.entry set version = 106 - version where stream = '%s' and version in (102, 104)");

        assertThat(verify().faults())
                .containsExactly(Fault.of(stream, 2, Kind.REORDERED), Fault.of(stream, 4, Kind.REORDERED));
    }

    @Test
    void findsACutStream() {
        damage("delete from journal.entry where stream = '%s' and version > 3");

        assertThat(verify().faults()).containsExactly(Fault.of(stream, 4, Kind.CUT));
    }

    @Test
    void findsAMissingStream() {
        damage("delete from journal.entry where stream = '%s'");

        assertThat(verify().faults()).containsExactly(Fault.of(stream, 1, Kind.MISSING));
    }

    @Test
    void findsAChainThatWasComputedAnew() {
        recomputeFrom(2);

        assertThat(verify().faults()).containsExactly(Fault.of(stream, 3, Kind.CHANGED));
    }

    @Test
    void findsAChainThatWasComputedAnewTogetherWithItsSeals() {
        recomputeFrom(2);
        damage("delete from journal.seal where '%s' is not null");
        var forger = new SealKeys(new KeysFolder(folder.resolve("forged-keys")));
        sealedBy(forger, new SealCopies(folder.resolve("forged-seals"))).seal();

        assertThat(verify().faults()).contains(Fault.ofSeal(1, Kind.CHANGED), Fault.of(stream, 3, Kind.CHANGED));
    }

    @Test
    void findsSealsThatWereRemovedFromTheDatabase() {
        damage("delete from journal.seal where number = 2 or '%s' is null");

        assertThat(verify().faults()).containsExactly(Fault.ofSeal(2, Kind.MISSING));
    }

    @Test
    void findsASealThatWasChangedInTheDatabase() {
        damage("update journal.seal set sealed_at = sealed_at + interval '1 hour' where number = 1 or '%s' is null");

        assertThat(verify().faults()).containsExactly(Fault.ofSeal(1, Kind.CHANGED));
    }

    @Test
    void findsACopyThatWasChanged() throws IOException {
        var file = copy();
        Files.writeString(file, Files.readString(file).replace("\"streams\":2", "\"streams\":3"));

        assertThat(verify().faults())
                .contains(Fault.ofSeal(1, Kind.CHANGED), Fault.ofSeal(2, Kind.CHANGED))
                .allMatch(fault -> fault.stream() == null);
    }

    @Test
    void findsACopyThatWasRemoved() throws IOException {
        var file = copy();
        Files.write(file, Files.readAllLines(file).subList(1, 2));

        assertThat(verify().faults()).containsExactly(Fault.ofSeal(1, Kind.REMOVED));
    }

    @Test
    void speaksTheJsonOfTheContract() {
        damage("delete from journal.entry where stream = '%s'");

        assertThat(JsonMapper.builder().build().writeValueAsString(verify()))
                .isEqualTo("{\"streams\":1,\"entries\":5,\"seals\":2,\"unsealed\":0,\"faults\":[{\"stream\":\"" + stream
                        + "\",\"version\":1,\"kind\":\"missing\"}]}");
    }

    private Verification verify() {
        return new Verifier(database.readerSource(), keys, copies).verify();
    }

    private Seals sealedBy(SealKeys keys, SealCopies copies) {
        return new Seals(
                database.reader(), database.readerTransactions(), keys, copies, InstantSource.fixed(Sample.NOON));
    }

    private void append(int from, int to) {
        for (var one : List.of(stream, other)) {
            TestJournal.append(database.app(), Sample.stream(one, to).subList(from, to), List.of(), one);
        }
    }

    private void damage(String sql) {
        database.superuser()
                .sql("set session_replication_role = replica; " + sql.formatted(stream))
                .update();
    }

    private Entry forged(Head head, int version) {
        var draft = Sample.draft(stream, version, List.of());
        return Chain.link(
                head,
                new Draft(
                        stream,
                        version,
                        draft.kind(),
                        1,
                        draft.command(),
                        draft.digest(),
                        draft.actor(),
                        draft.observedAt(),
                        draft.recordedAt(),
                        "{\"step\":\"forged\"}",
                        List.of()));
    }

    private void replace(Entry forged) {
        damage("update journal.entry set open = '%s', previous = '\\x%s', hash = '\\x%s' where version = %d"
                        .formatted(
                                forged.draft().open(),
                                HexFormat.of().formatHex(forged.previous()),
                                HexFormat.of().formatHex(forged.hash()),
                                forged.draft().version())
                + " and stream = '%s'");
    }

    /** What an administrator would do who knows the chain: one entry changed, all after it computed anew. */
    private void recomputeFrom(int version) {
        var head = Sample.stream(stream, version - 1).getLast().head();
        var forged = new ArrayList<Entry>();
        for (var next = version; next <= 5; next++) {
            var entry = forged(head, next);
            forged.add(entry);
            head = entry.head();
        }
        forged.forEach(this::replace);
        assertThat(database.app()
                        .sql("select count(*) from journal.entries_of(:s, 0)")
                        .param("s", stream)
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
    }

    private Path copy() throws IOException {
        try (var files = Files.list(folder.resolve("seals"))) {
            return files.findFirst().orElseThrow();
        }
    }
}
