package org.minqing.access.session;

import java.util.Map;
import org.minqing.access.AccessProblem;
import org.minqing.access.factor.SecondFactors;
import org.minqing.access.passkey.Passkeys;
import org.minqing.access.session.AccountEntries.Kind;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What an account has beside its password, whichever it is: an authenticator app, passkeys. */
@Component
class AnyFactor {

    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final ShownFactor shown;
    private final AccountEntries entries;
    private final Sessions sessions;
    private final TransactionTemplate transaction;

    AnyFactor(
            SecondFactors factors,
            Passkeys passkeys,
            ShownFactor shown,
            AccountEntries entries,
            Sessions sessions,
            TransactionTemplate transaction) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.shown = shown;
        this.entries = entries;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    boolean has(AccountId account) {
        return factors.has(account) || passkeys.has(account);
    }

    /** Refuses a session in which none was shown within the last minutes, where the account has one. */
    void requireShown(SignedIn session) {
        if (has(session.account()) && !shown.lately(session)) {
            throw new ProblemException(AccessProblem.FACTOR_AGAIN);
        }
    }

    /** Takes everything away, ends every session and enters who did it. */
    void remove(AccountId account, Actor by, Map<String, Object> told) {
        transaction.executeWithoutResult(_ -> {
            factors.remove(account, by, () -> {});
            passkeys.removeAll(account);
            sessions.endAll(account);
            entries.enter(account, Kind.FACTOR_REMOVED, by, told);
        });
    }
}
