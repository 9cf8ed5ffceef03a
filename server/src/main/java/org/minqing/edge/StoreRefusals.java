package org.minqing.edge;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minqing.kernel.Constraint;
import org.minqing.kernel.Problem;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** What an error of the database means to the caller: the one place that knows constraint names and SQL states. */
@Component
class StoreRefusals {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Map<String, Problem> constraints;

    StoreRefusals(List<Constraint> constraints) {
        this.constraints =
                constraints.stream().collect(Collectors.toUnmodifiableMap(Constraint::name, Constraint::problem));
    }

    /** Empty when the exception does not come from the database, or is a fault of our own statement. */
    Optional<Refusal> of(Throwable exception) {
        for (var cause = exception; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SQLException error -> {
                    return of(error);
                }
                default -> {}
            }
        }
        return switch (exception) {
            case DataAccessResourceFailureException away -> Optional.of(away());
            case CannotCreateTransactionException away -> Optional.of(away());
            case QueryTimeoutException slow -> Optional.of(away());
            case TransientDataAccessException passing -> Optional.of(away());
            default -> Optional.empty();
        };
    }

    /** An error that the server did not send, such as a broken connection, carries no message of it. */
    private Optional<Refusal> of(SQLException error) {
        var message = error instanceof PSQLException sent ? sent.getServerErrorMessage() : null;
        var state = error.getSQLState();
        if (message == null || state == null) {
            return Optional.of(away());
        }
        var named = Optional.ofNullable(message.getConstraint()).map(constraints::get);
        if (named.isPresent()) {
            return named.map(Refusal::of);
        }
        if (state.equals("23505")) {
            return Optional.of(Refusal.of(EdgeProblem.CONFLICT));
        }
        return switch (state.substring(0, 2)) {
            // Data that no column takes, such as a zero byte in a text; a rule of the store that code did not say
            // first.
            case "22", "23" -> Optional.of(Refusal.of(EdgeProblem.FIELD_INVALID));
            // Connection lost, resources gone, shut down or starting, deadlock, serialisation, cancelled by a time
            // limit.
            case "08", "53", "57", "40", "55", "25" -> Optional.of(away());
            default -> Optional.empty();
        };
    }

    private static Refusal away() {
        return Refusal.of(EdgeProblem.STORE_AWAY).retryAfter(SOON);
    }
}
