package org.minqing.access.session;

import org.minqing.access.AccessProblem;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.access.session.Attempts.Subject;
import org.minqing.access.telephone.DeskCodes;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** The code that somebody shows at a desk: tries are counted, and nobody shows one to themselves. */
@Component
class DeskCodeCheck {

    private final DeskCodes codes;
    private final Attempts attempts;

    DeskCodeCheck(DeskCodes codes, Attempts attempts) {
        this.codes = codes;
        this.attempts = attempts;
    }

    /** Whose code it is; it stays good until it is used. */
    AccountId shown(Actor officer, OneTimeCode code) {
        var tries = Subject.code("desk:" + officer.account());
        attempts.count(tries);
        var account = codes.whose(code).orElseThrow(DeskCodeCheck::refused);
        attempts.succeeded(tries);
        if (account.equals(officer.account())) {
            throw new ProblemException(AccessProblem.CONFIRMATION_OWN);
        }
        return account;
    }

    /** Uses it up; of two at once one is refused. */
    void use(OneTimeCode code) {
        if (!codes.use(code)) {
            throw refused();
        }
    }

    private static ProblemException refused() {
        return new ProblemException(AccessProblem.DESK_CODE_REFUSED);
    }
}
