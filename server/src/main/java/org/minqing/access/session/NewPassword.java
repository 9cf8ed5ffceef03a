package org.minqing.access.session;

import java.util.List;
import org.minqing.access.AccessProblem;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.access.secret.PasswordRules;
import org.minqing.access.secret.Passwords;
import org.minqing.access.session.Accounts.Account;
import org.minqing.access.session.Attempts.Subject;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.stereotype.Component;

/** How somebody gets another password: by saying the one of now, or by a one-time code. Sessions that ran end with it. */
@Component
class NewPassword {

    private final Accounts accounts;
    private final Attempts attempts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Invitations invitations;
    private final Sessions sessions;

    NewPassword(
            Accounts accounts,
            Attempts attempts,
            Passwords passwords,
            PasswordRules rules,
            Invitations invitations,
            Sessions sessions) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = passwords;
        this.rules = rules;
        this.invitations = invitations;
        this.sessions = sessions;
    }

    /** Of somebody signed in, whose other sessions end. */
    void change(SignedIn session, SessionToken kept, String current, String next) {
        var subject = Subject.account(session.account());
        attempts.count(subject);
        var account = accounts.of(session.account()).orElseThrow();
        if (!passwords.matches(current, account.passwordHash())) {
            throw new ProblemException(AccessProblem.PASSWORD_WRONG);
        }
        attempts.succeeded(subject);
        check(account, next);
        accounts.setPassword(account.id(), passwords.hash(next));
        sessions.endOthers(account.id(), kept);
    }

    /** Of somebody at the door with a code. An unknown name, another code, a used one and an old one are refused alike. */
    void set(String typedName, OneTimeCode code, String next, String remoteAddress) {
        var signInName = Accounts.written(typedName);
        var name = Subject.code(signInName);
        var address = Subject.address(remoteAddress);
        attempts.count(address);
        attempts.count(name);
        var known = accounts.named(signInName);
        if (!invitations.fits(known, code)) {
            throw new ProblemException(AccessProblem.CODE_REFUSED);
        }
        attempts.succeeded(name, address);
        var account = known.orElseThrow();
        check(account, next);
        var hash = passwords.hash(next);
        if (!invitations.use(account, code, () -> accounts.setPassword(account.id(), hash))) {
            throw new ProblemException(AccessProblem.CODE_REFUSED);
        }
        attempts.succeeded(Subject.name(signInName));
        sessions.endAll(account.id());
    }

    private void check(Account account, String next) {
        rules.fault(next, false, account.names()).ifPresent(code -> {
            throw new ProblemException(AccessProblem.PASSWORD_REFUSED, List.of(new Fault("/new", code)));
        });
    }
}
