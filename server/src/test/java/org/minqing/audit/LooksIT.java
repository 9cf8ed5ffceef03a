package org.minqing.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.TestDatabase;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A look is kept whatever becomes of the request, and nobody in the application can take it back. */
class LooksIT {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final TestDatabase database = TestDatabase.shared();
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(database.asModuleSource("audit"));
    private final Looks looks = new Looks(database.asModule("audit"), transactions);
    private final UUID thing = UUID.randomUUID();
    private final Actor officer = Actor.of(new AccountId(UUID.randomUUID())).in(new PostId(UUID.randomUUID()));

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
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
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
            assertThatThrownBy(() -> database.app().sql(statement).update())
                    .hasStackTraceContaining("permission denied");
        }
    }
}
