package org.minqing.access.session;

import org.minqing.access.AccessProblem;
import org.minqing.access.secret.Passwords;
import org.minqing.access.session.Accounts.Account;
import org.minqing.access.session.Attempts.Subject;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** The password of somebody signed in, asked for once more. Tries are counted as those at the door are. */
@Component
class PresentPassword {

    private final Accounts accounts;
    private final Attempts attempts;
    private final Passwords passwords;

    PresentPassword(Accounts accounts, Attempts attempts, Passwords passwords) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = passwords;
    }

    /** The account, for whoever knows it; the count starts anew. */
    Account known(SignedIn session, String typed) {
        var account = counted(session, typed);
        attempts.succeeded(Subject.account(session.account()));
        return account;
    }

    /** The same where something else is to be shown as well: the try stays counted until that is right too. */
    Account counted(SignedIn session, String typed) {
        attempts.count(Subject.account(session.account()));
        var account = accounts.of(session.account()).orElseThrow();
        if (!passwords.matches(typed, account.passwordHash())) {
            throw new ProblemException(AccessProblem.PASSWORD_WRONG);
        }
        return account;
    }
}
