package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.kernel.Constraint;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** What the database complains of becomes a stated answer. */
class StoreRefusalsTest {

    private final StoreRefusals refusals =
            new StoreRefusals(List.of(new Constraint("seat_is_free", EdgeProblem.SLOW_DOWN)));

    @Test
    void aNamedConstraintMeansWhatItsModuleSays() {
        var broken = new DataIntegrityViolationException("no", error("23505", "seat_is_free"));
        assertThat(refusals.of(broken).orElseThrow().problem()).isEqualTo(EdgeProblem.SLOW_DOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "23505, CONFLICT",
        "23514, FIELD_INVALID",
        "22021, FIELD_INVALID",
        "57P01, STORE_AWAY",
        "53300, STORE_AWAY",
        "40001, STORE_AWAY",
        "40P01, STORE_AWAY",
        "08006, STORE_AWAY",
        "25P04, STORE_AWAY"
    })
    void aStateOfTheDatabaseHasOneMeaning(String state, EdgeProblem problem) {
        assertThat(refusals.of(error(state, "")).orElseThrow().problem()).isEqualTo(problem);
    }

    @Test
    void aDatabaseThatIsAwayIsToldWithATimeToComeAgain() {
        var away = new CannotGetJdbcConnectionException("no", new SQLException("no", new ConnectException()));
        var refusal = refusals.of(away).orElseThrow();
        assertThat(refusal.problem().status()).isEqualTo(503);
        assertThat(refusal.headers()).containsEntry("Retry-After", "2");
    }

    @Test
    void aWrongStatementIsAFaultOfOurs() {
        assertThat(refusals.of(error("42P01", ""))).isEmpty();
        assertThat(refusals.of(new IllegalStateException())).isEmpty();
    }

    private static PSQLException error(String state, String constraint) {
        var named = constraint.isEmpty() ? "" : "n" + constraint + "\0";
        return new PSQLException(new ServerErrorMessage("SERROR\0C" + state + "\0Mno\0" + named + "\0"));
    }
}
