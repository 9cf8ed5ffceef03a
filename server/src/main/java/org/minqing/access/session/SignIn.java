package org.minqing.access.session;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.session.Attempts.Subject;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door. Whoever does not get in learns only that, and when to try again. */
@Component
class SignIn {

    private final JdbcClient database;
    private final Attempts attempts;
    private final Passwords passwords;
    private final Sessions sessions;

    private record Candidate(UUID id, @Nullable String passwordHash) {}

    SignIn(JdbcClient database, Attempts attempts, Passwords passwords, Sessions sessions) {
        this.database = database;
        this.attempts = attempts;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /** A new session, or a refusal that is the same for an unknown name, a wrong password and an account not invited. */
    SessionToken with(String typedName, String password, String remoteAddress) {
        var signInName = typedName.strip().toLowerCase(Locale.ROOT);
        var name = Subject.name(signInName);
        var address = Subject.address(remoteAddress);
        waitIfBlocked(attempts.tryOnce(address));
        waitIfBlocked(attempts.tryOnce(name));
        var candidate = candidate(signInName);
        var fits = passwords.matches(password, candidate.map(Candidate::passwordHash));
        if (!fits) {
            throw new ProblemException(AccessProblem.SESSION_REFUSED);
        }
        attempts.succeeded(name, address);
        return sessions.begin(new AccountId(candidate.orElseThrow().id()));
    }

    private Optional<Candidate> candidate(String signInName) {
        return database.sql("select id, password_hash from access.account where sign_in_name = :name")
                .param("name", signInName.replace("\0", ""))
                .query(Candidate.class)
                .optional();
    }

    private static void waitIfBlocked(Optional<Duration> pause) {
        pause.ifPresent(time -> {
            var seconds = Math.max(1, time.plusMillis(999).toSeconds());
            throw new ProblemException(AccessProblem.SESSION_SLOW_DOWN, List.of(), Map.of("retryAfter", seconds));
        });
    }
}
