package org.minqing.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestDatabase;
import org.minqing.database.StartRefused;

class ErasureIT {

    private static final byte[] NAME = "示例 张三".getBytes(UTF_8);

    private final TestDatabase database = TestDatabase.fresh();
    private final UUID stream = UUID.randomUUID();

    @TempDir
    private Path keys;

    private TestJournal parts;
    private Entry reported;

    @BeforeEach
    void report() {
        parts = new TestJournal(database, keys);
        var main = parts.sealing.create(stream, "case-2y");
        var contact = parts.sealing.create(stream, "contact");
        var sealed = List.of(parts.sealing.seal(main, 1, NAME), parts.sealing.seal(contact, 1, NAME));
        reported = Chain.link(Head.NONE, Sample.draft(stream, 1, sealed));
        parts.journal.append(reported, List.of(main, contact));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void destroysOneKeyAndEntersItWhileTheChainHolds() {
        parts.journal.erase(stream, "contact", Sample.WORKER, "time-over");

        assertThat(parts.journal.keys(stream)).containsOnlyKeys("case-2y");
        var entries = parts.journal.entries(stream);
        assertThat(entries).hasSize(2).allMatch(Chain::holds);
        assertThat(entries.getFirst().draft().sealed())
                .isEqualTo(reported.draft().sealed());
        assertThat(entries.getLast().draft().kind()).isEqualTo("journal.erased");
        assertThat(entries.getLast().draft().open()).isEqualTo("{\"reason\":\"time-over\",\"retention\":\"contact\"}");
        assertThat(entries.getLast().draft().actor()).isEqualTo(Sample.WORKER);
    }

    @Test
    void doesNothingTheSecondTime() {
        parts.journal.erase(stream, "contact", Sample.WORKER, "time-over");
        parts.journal.erase(stream, "contact", Sample.WORKER, "time-over");

        assertThat(parts.journal.entries(stream)).hasSize(2);
        assertThat(lines()).hasSize(1);
    }

    @Test
    void refusesAReasonInWords() {
        assertThatThrownBy(() -> parts.journal.erase(stream, "contact", Sample.WORKER, "Zhang San asked for it"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(parts.journal.keys(stream)).hasSize(2);
    }

    @Test
    void tellsWhoKeepsTheHeadInTheSameTransaction() {
        var followed = new ArrayList<Entry>();
        parts.keepers.add(followed::add);

        parts.journal.erase(stream, "contact", Sample.WORKER, "time-over");
        assertThat(followed).extracting(Entry::head).containsExactly(parts.journal.head(stream));

        parts.keepers.add(entry -> {
            throw new IllegalStateException("the keeper cannot follow");
        });
        assertThatThrownBy(() -> parts.journal.erase(stream, "case-2y", Sample.WORKER, "time-over"))
                .hasMessage("the keeper cannot follow");
        assertThat(parts.journal.keys(stream)).as("rolled back").containsOnlyKeys("case-2y");

        parts.keepers.clear();
        parts.opening().open();
        assertThat(parts.journal.keys(stream))
                .as("the ledger line is completed by the next start")
                .isEmpty();
    }

    @Test
    void isCompletedByTheNextStartWhenTheServerDiedAfterTheLedgerLine() {
        var made = database.reader()
                .sql("select made from journal.data_key where stream = :stream and retention = 'contact'")
                .param("stream", stream)
                .query((row, number) -> EntryRows.instant(row, "made"))
                .single();
        parts.ledger.write(
                new ErasureLedger.Line(stream, "contact", made, new UUID(7, 1), null, "time-over", Sample.NOON));

        parts.opening().open();
        parts.opening().open();

        assertThat(parts.journal.keys(stream)).containsOnlyKeys("case-2y");
        assertThat(parts.journal.entries(stream)).hasSize(2).allMatch(Chain::holds);
    }

    @Test
    void isRepeatedWhenAnOlderCopyOfTheDatabaseComesBack() {
        var superuser = database.superuser();
        superuser
                .sql("create table public.copy as select * from journal.data_key")
                .update();
        parts.journal.erase(stream, "contact", Sample.WORKER, "time-over");
        superuser.sql("""
                        set session_replication_role = replica;
                        delete from journal.entry where version = 2;
                        delete from journal.data_key;
                        insert into journal.data_key select * from public.copy
                        """).update();
        assertThat(parts.journal.keys(stream)).hasSize(2);

        new TestJournal(database, keys).opening().open();

        assertThat(parts.journal.keys(stream)).containsOnlyKeys("case-2y");
        assertThat(parts.journal.entries(stream)).hasSize(2).allMatch(Chain::holds);
    }

    @Test
    void leavesALaterKeyOfTheSamePlaceAlone() {
        parts.journal.erase(stream, "contact", Sample.WORKER, "time-over");
        var entry = Sample.after(parts.journal.head(stream), stream);
        parts.journal.append(entry, List.of(parts.sealing.create(stream, "contact")));

        parts.opening().open();

        assertThat(parts.journal.keys(stream)).containsOnlyKeys("case-2y", "contact");
        assertThat(parts.journal.entries(stream)).hasSize(3);
    }

    @Test
    void goesOnAfterALineThatACrashCutOff() throws IOException {
        Files.writeString(keys.resolve("erasures.jsonl"), "{\"stream\":\"0", StandardOpenOption.CREATE);

        parts.journal.erase(stream, "contact", Sample.WORKER, "time-over");
        parts.opening().open();

        assertThat(parts.journal.keys(stream)).containsOnlyKeys("case-2y");
        assertThat(lines()).hasSize(1);
    }

    @Test
    void isFinalForEveryOldCopyOnceTheWrappingKeyIsRenewedAndTheOldOneDestroyed() {
        var copied = Objects.requireNonNull(parts.journal.keys(stream).get("contact"));
        parts.journal.erase(stream, "contact", Sample.WORKER, "time-over");
        var afterTwoDays = InstantSource.fixed(parts.keys.madeAt(1).plus(Duration.ofDays(2)));

        renewal(afterTwoDays, Duration.ofDays(30)).renewWhenDue();
        assertThat(parts.keys.all()).as("a backup may still need the old one").hasSize(2);
        renewal(afterTwoDays, Duration.ZERO).renewWhenDue();

        assertThat(parts.keys.all()).containsOnlyKeys(2);
        assertThatThrownBy(() -> parts.sealing.unwrap(stream, "contact", copied.wrapped()))
                .isInstanceOf(SealBroken.class);
        var living = Objects.requireNonNull(parts.journal.keys(stream).get("case-2y"));
        assertThat(parts.sealing.open(living, 1, reported.draft().sealed().getFirst()))
                .isEqualTo(NAME);
    }

    @Test
    void makesNoNewWrappingKeyWhenNothingWasErased() {
        var afterTwoDays = InstantSource.fixed(parts.keys.madeAt(1).plus(Duration.ofDays(2)));

        renewal(afterTwoDays, Duration.ZERO).renewWhenDue();

        assertThat(parts.keys.all()).containsOnlyKeys(1);
    }

    @Test
    void refusesToOpenWithTheKeysOfAnotherDatabase(@TempDir Path others) {
        var foreign = new TestJournal(database, others);

        assertThatThrownBy(() -> foreign.opening().open())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("MINQING_KEYS");
    }

    private KeyRenewal renewal(InstantSource clock, Duration keep) {
        return new KeyRenewal(database.app(), parts.sealing, parts.keys, parts.ledger, clock, keep);
    }

    private List<ErasureLedger.Line> lines() {
        var lines = new ArrayList<ErasureLedger.Line>();
        parts.ledger.read(lines::add);
        return lines;
    }
}
