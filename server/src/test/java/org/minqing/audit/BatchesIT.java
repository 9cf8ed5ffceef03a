package org.minqing.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.TestDatabase;
import org.minqing.journal.OpenJournal;
import org.minqing.journal.Verifier;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CityClock;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;
import org.minqing.kernel.Settings;

/** Rows of looks, exports and searches are proved by roots in the journal, each row in exactly one batch. */
class BatchesIT {

    private static final Instant NOON = Instant.parse("2030-01-01T04:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final Actor officer = Actor.of(new AccountId(UUID.randomUUID())).in(new PostId(UUID.randomUUID()));
    private final CityClock clock = new CityClock(InstantSource.fixed(NOON), true);

    @TempDir
    private Path folder;

    private OpenAudit audit;
    private Batches batches;

    @BeforeEach
    void open() {
        var walled = database.asModuleSource("audit");
        var journal =
                OpenJournal.over(database.appSource(), folder.resolve("keys")).journal();
        audit = OpenAudit.over(walled, journal, 1_000, new PostId(UUID.randomUUID()));
        batches = new Batches(database.app(), database.appTransactions(), journal, new LookRules(), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eachRowIsInOneBatchAndAnIdleMinuteMakesNone() {
        rows(3);
        batches.seal();
        batches.seal();
        rows(2);
        assertThat(verified())
                .extracting(LookVerification::rows, LookVerification::unsealed)
                .containsExactly(5L, 2L);
        batches.seal();

        var found = verified();
        assertThat(found.clean()).isTrue();
        assertThat(found.batches()).isEqualTo(2);
        assertThat(found.rows()).isEqualTo(7);
        assertThat(found.unsealed()).isZero();
    }

    @Test
    void aRowThatCommitsLateFallsIntoTheNextBatchAndIsNotLost() throws SQLException {
        try (var late = database.appSource().getConnection();
                var statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("""
                    insert into audit.look (at, account, purpose, kind, subject)
                    values (now(), gen_random_uuid(), 'casework', 'case', gen_random_uuid())
                    """);
            rows(2);
            batches.seal();
            assertThat(verified().rows())
                    .as("what was written after it waits for it")
                    .isZero();
            late.commit();
            late.setAutoCommit(true);
        }
        rows(2);
        batches.seal();

        var found = verified();
        assertThat(found.clean()).isTrue();
        assertThat(found.rows()).isEqualTo(5);
        assertThat(found.unsealed()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update audit.look set purpose = 'other' where id = 2          | look    | changed
            update audit.look set fields = '{}' where id = 1              | look    | changed
            update audit.look set at = at + interval '1 microsecond' where id = 3 | look | changed
            delete from audit.look where id = 1                           | look    | removed
            update audit.export set reason = 'x'                          | export  | changed
            delete from audit.export                                      | export  | removed
            update audit.listing set rows = 0                             | listing | changed
            delete from audit.listing                                     | listing | removed
            insert into audit.look (at, account, purpose, kind, subject, xid) select at, gen_random_uuid(), purpose, kind, subject, xid from audit.look where id = 2 | look | inserted
            insert into audit.export (id, at, account, kind, reason, question, rows, xid) select gen_random_uuid(), at, account, kind, reason, question, rows, xid from audit.export | export | inserted
            """)
    void aRowThatWasChangedRemovedOrPutInIsFound(String damage, String table, String kind) {
        rows(3);
        batches.seal();
        assertThat(verified().clean()).isTrue();

        database.superuser()
                .sql("set session_replication_role = replica; " + damage)
                .update();

        assertThat(verified().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.batch()).isEqualTo(1);
            assertThat(fault.table()).isEqualTo(table);
            assertThat(fault.kind().code()).isEqualTo(kind);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update audit.batch set leaves = overlay(leaves placing '\\x0000000000000000' from 30) where number = 1 | changed
            delete from audit.batch where number = 1                                                | missing
            """)
    void aBatchThatWasChangedOrRemovedIsFound(String damage, String kind) {
        rows(2);
        batches.seal();
        database.superuser().sql(damage).update();
        assertThat(verified().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.batch()).isEqualTo(1);
            assertThat(fault.table()).isNull();
            assertThat(fault.kind().code()).isEqualTo(kind);
        });
    }

    @Test
    void whatHasBeenKeptForItsTimeIsRemovedInWholeBatchesAndTheRootsStillVerify() {
        rows(3);
        batches.seal();
        clock.moveTo(NOON.plus(Duration.ofDays(700)));
        rows(1);
        batches.seal();
        batches.removeOld();
        assertThat(verified().rows()).as("not yet").isEqualTo(8);

        clock.moveTo(NOON.plus(Duration.ofDays(740)));
        batches.removeOld();

        assertThat(verified()).satisfies(found -> {
            assertThat(found.clean()).isTrue();
            assertThat(found.batches()).isEqualTo(2);
            assertThat(found.rows()).isEqualTo(3);
        });
        assertThat(database.app()
                        .sql("select since from audit.complete")
                        .query((row, number) -> row.getTimestamp("since").toInstant())
                        .single())
                .isEqualTo(NOON);
        database.superuser().sql("""
                        insert into audit.look (at, account, purpose, kind, subject, xid)
                        values (now(), gen_random_uuid(), 'casework', 'case', gen_random_uuid(), '3')
                        """).update();
        assertThat(verified().faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.kind().code()).isEqualTo("inserted"));
    }

    @Test
    void nothingIsRemovedBeforeSixMonthsAndNobodyChangesARowByMistake() {
        rows(1);
        batches.seal();
        assertThatThrownBy(() -> database.app()
                        .sql("select audit.remove_through(1, :now)")
                        .param("now", Timestamp.from(NOON.plus(Duration.ofDays(170))))
                        .query((row, number) -> true)
                        .single())
                .hasStackTraceContaining("six months");
        for (var statement :
                List.of("delete from audit.look", "update audit.look set own = true", "truncate audit.export")) {
            assertThatThrownBy(() -> database.owner().sql(statement).update())
                    .hasStackTraceContaining("only ever added");
        }
    }

    /** So many looks, an export of one thing, and a search: two rows more, and the line of the export. */
    private void rows(int looks) {
        for (var number = 0; number < looks; number++) {
            audit.looks()
                    .record(new Look(
                            officer,
                            "case",
                            UUID.randomUUID(),
                            new Purpose("casework"),
                            List.of("name"),
                            clock.instant()));
        }
        if (looks > 2 || looks == 1) {
            new Exports(database.app())
                    .record(
                            new Export(UUID.randomUUID(), officer, "case", "示例", "state=reported", 0, clock.instant()),
                            List.of(),
                            Optional.empty());
            new Listings(database.app()).record(new Listing(officer, "case", "q=*", 4, clock.instant()));
        }
    }

    private LookVerification verified() {
        var settings = Settings.from(Map.of("MINQING_DATA", folder.toString()));
        return LookVerifier.over(database.readerSource(), Verifier.over(database.readerSource(), settings))
                .verify();
    }
}
