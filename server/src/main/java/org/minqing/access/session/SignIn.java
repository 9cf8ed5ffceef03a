package org.minqing.access.session;

import java.util.Optional;
import org.minqing.access.AccessProblem;
import org.minqing.access.factor.SecondFactors;
import org.minqing.access.secret.Passwords;
import org.minqing.access.session.Accounts.Account;
import org.minqing.access.session.Attempts.Subject;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** The door. Whoever does not get in learns only that, and when to try again. */
@Component
class SignIn {

    private final Accounts accounts;
    private final Attempts attempts;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Doorway doorway;

    SignIn(Accounts accounts, Attempts attempts, Passwords passwords, SecondFactors factors, Doorway doorway) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = passwords;
        this.factors = factors;
        this.doorway = doorway;
    }

    /** What somebody types: the code only where it was asked for. */
    record Credentials(String name, String password, Optional<String> code) {}

    /**
     * A new session, or a refusal that is the same for an unknown name, a wrong password and an account not invited. Only who
     * knows the password learns that a code is needed.
     */
    SessionToken with(Credentials typed, Visitor visitor) {
        var signInName = Accounts.written(typed.name());
        var name = Subject.name(signInName);
        var address = Subject.address(visitor.address());
        attempts.count(address);
        attempts.count(name);
        var account = accounts.named(signInName);
        var fits = passwords.matches(typed.password(), account.flatMap(Account::passwordHash));
        if (!fits) {
            doorway.refused(account.map(Account::id));
            throw new ProblemException(AccessProblem.SESSION_REFUSED);
        }
        var id = account.orElseThrow().id();
        var shown = factors.has(id);
        if (shown) {
            show(id, typed.code());
        }
        attempts.succeeded(name, address);
        return doorway.enter(id, shown ? Doorway.Way.PASSWORD_AND_CODE : Doorway.Way.PASSWORD, visitor, shown);
    }

    /** A try without the right code stays counted, so that who knows the password cannot go through all codes. */
    private void show(AccountId account, Optional<String> code) {
        var typed = code.orElseThrow(() -> new ProblemException(AccessProblem.SESSION_CODE_NEEDED));
        if (!factors.takes(account, typed)) {
            doorway.refused(Optional.of(account));
            throw new ProblemException(AccessProblem.SESSION_CODE_REFUSED);
        }
    }
}
