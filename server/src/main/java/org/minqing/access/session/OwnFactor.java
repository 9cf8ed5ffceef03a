package org.minqing.access.session;

import java.util.List;
import org.minqing.access.AccessProblem;
import org.minqing.access.factor.SecondFactors;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.access.session.Attempts.Subject;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** What somebody signed in does to the own second factor. Tries are counted as those of passwords are. */
@Component
class OwnFactor {

    private final SecondFactors factors;
    private final AnyFactor any;
    private final Attempts attempts;
    private final PresentPassword password;
    private final PasswordCheck check;
    private final Sessions sessions;

    OwnFactor(
            SecondFactors factors,
            AnyFactor any,
            Attempts attempts,
            PresentPassword password,
            PasswordCheck check,
            Sessions sessions) {
        this.factors = factors;
        this.any = any;
        this.attempts = attempts;
        this.password = password;
        this.check = check;
        this.sessions = sessions;
    }

    /**
     * A secret that waits for its first code. Whoever finds a desk unlocked does not know the password, and who knows it
     * alone makes no factor beside the passkeys of somebody else.
     */
    byte[] begin(SignedIn session, String typed) {
        password.known(session, typed);
        if (!factors.has(session.account())) {
            any.requireShown(session);
        }
        return factors.begin(session.account()).orElseThrow(() -> new ProblemException(AccessProblem.FACTOR_THERE));
    }

    /** The first code, which shows the factor in this session too. */
    List<OneTimeCode> confirm(SignedIn session, SessionToken token, String code) {
        var subject = Subject.account(session.account());
        attempts.count(subject);
        var recovery = factors.confirm(session.account(), code.replace(" ", ""))
                .orElseThrow(() -> new ProblemException(AccessProblem.FACTOR_REFUSED));
        attempts.succeeded(subject);
        sessions.factorShown(token);
        return recovery;
    }

    void show(SignedIn session, SessionToken token, String code) {
        var subject = Subject.account(session.account());
        attempts.count(subject);
        taken(session, code);
        attempts.succeeded(subject);
        sessions.factorShown(token);
    }

    /** Takes it away from somebody whose password is long enough to stand alone. */
    void remove(SignedIn session, String typed, String code) {
        var account = password.counted(session, typed);
        check.alone(account, typed);
        taken(session, code);
        attempts.succeeded(Subject.account(session.account()));
        factors.remove(session.account(), Actor.of(session.account()), () -> {});
    }

    private void taken(SignedIn session, String code) {
        if (!factors.takes(session.account(), code)) {
            throw new ProblemException(AccessProblem.FACTOR_REFUSED);
        }
    }
}
