package org.minqing.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestDatabase;
import org.minqing.journal.OpenJournal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A look is kept whatever becomes of the request, and nobody in the application can take it back. */
class LooksIT {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    private static Path keys;

    private final DataSource walled = DATABASE.asModuleSource("audit");
    private final Looks looks = OpenAudit.over(
                    walled, OpenJournal.over(walled, keys).journal(), 120, new PostId(UUID.randomUUID()))
            .looks();
    private final UUID thing = UUID.randomUUID();
    private final Actor officer = Actor.of(new AccountId(UUID.randomUUID())).in(new PostId(UUID.randomUUID()));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void looksAreFoundByTheirThingTheNewestFirst() {
        var early = new Look(officer, "case", thing, new Purpose("casework"), List.of("name", "a \"b\" \\"), NOON);
        var late = Look.at(Actor.of(officer.account()), "case", thing, new Purpose("call-back"), NOON.plusSeconds(9));
        looks.record(early);
        looks.record(late);
        assertThat(looks.at(thing, 10)).containsExactly(late, early);
        assertThat(looks.at(thing, 1)).containsExactly(late);
        assertThat(looks.at(UUID.randomUUID(), 10)).isEmpty();
    }

    @Test
    void aLookStaysWhenTheRequestFails() {
        var look = Look.at(officer, "case", thing, new Purpose("casework"), NOON);
        new TransactionTemplate(new JdbcTransactionManager(walled)).executeWithoutResult(status -> {
            looks.record(look);
            status.setRollbackOnly();
        });
        assertThat(looks.at(thing, 10)).containsExactly(look);
    }

    @Test
    void theApplicationCannotChangeOrRemoveALook() {
        looks.record(Look.at(officer, "case", thing, new Purpose("casework"), NOON));
        for (var statement :
                List.of("delete from audit.look", "update audit.look set purpose = 'none'", "truncate audit.look")) {
            assertThatThrownBy(() -> DATABASE.app().sql(statement).update())
                    .hasStackTraceContaining("permission denied");
        }
    }
}
