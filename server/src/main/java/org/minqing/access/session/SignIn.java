package org.minqing.access.session;

import org.minqing.access.AccessProblem;
import org.minqing.access.secret.Passwords;
import org.minqing.access.session.Accounts.Account;
import org.minqing.access.session.Attempts.Subject;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** The door. Whoever does not get in learns only that, and when to try again. */
@Component
class SignIn {

    private final Accounts accounts;
    private final Attempts attempts;
    private final Passwords passwords;
    private final Sessions sessions;

    SignIn(Accounts accounts, Attempts attempts, Passwords passwords, Sessions sessions) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /** A new session, or a refusal that is the same for an unknown name, a wrong password and an account not invited. */
    SessionToken with(String typedName, String password, Visitor visitor) {
        var signInName = Accounts.written(typedName);
        var name = Subject.name(signInName);
        var address = Subject.address(visitor.address());
        attempts.count(address);
        attempts.count(name);
        var account = accounts.named(signInName);
        var fits = passwords.matches(password, account.flatMap(Account::passwordHash));
        if (!fits) {
            throw new ProblemException(AccessProblem.SESSION_REFUSED);
        }
        attempts.succeeded(name, address);
        return sessions.begin(account.orElseThrow().id(), visitor.device());
    }
}
