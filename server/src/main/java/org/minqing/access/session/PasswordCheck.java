package org.minqing.access.session;

import java.util.List;
import org.minqing.access.AccessProblem;
import org.minqing.access.factor.SecondFactors;
import org.minqing.access.secret.PasswordRules;
import org.minqing.access.session.Accounts.Account;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.stereotype.Component;

/** Refuses a password that an account should not have. */
@Component
class PasswordCheck {

    private final PasswordRules rules;
    private final SecondFactors factors;

    PasswordCheck(PasswordRules rules, SecondFactors factors) {
        this.rules = rules;
        this.factors = factors;
    }

    /** A new one, which may be shorter beside a second factor. */
    void next(Account account, String next) {
        refuse("/new", account, next, factors.has(account.id()));
    }

    /** The present one, which is to stand alone from now on. */
    void alone(Account account, String present) {
        refuse("/password", account, present, false);
    }

    private void refuse(String pointer, Account account, String password, boolean secondFactor) {
        rules.fault(password, secondFactor, account.names()).ifPresent(code -> {
            throw new ProblemException(AccessProblem.PASSWORD_REFUSED, List.of(new Fault(pointer, code)));
        });
    }
}
