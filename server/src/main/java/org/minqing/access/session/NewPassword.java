package org.minqing.access.session;

import org.minqing.access.AccessProblem;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.access.secret.Passwords;
import org.minqing.access.session.Attempts.Subject;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** How somebody gets another password: by saying the one of now, or by a one-time code. Sessions that ran end with it. */
@Component
class NewPassword {

    private final Accounts accounts;
    private final Attempts attempts;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final Invitations invitations;
    private final Sessions sessions;

    NewPassword(
            Accounts accounts,
            Attempts attempts,
            Passwords passwords,
            PasswordCheck check,
            Invitations invitations,
            Sessions sessions) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = passwords;
        this.check = check;
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
        check.next(account, next);
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
        check.next(account, next);
        var hash = passwords.hash(next);
        if (!invitations.use(account, code, () -> accounts.setPassword(account.id(), hash))) {
            throw new ProblemException(AccessProblem.CODE_REFUSED);
        }
        attempts.succeeded(Subject.name(signInName));
        sessions.endAll(account.id());
    }
}
