package org.minqing.access.session;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.minqing.access.AccessProblem;
import org.minqing.access.passkey.Challenges.Asked;
import org.minqing.access.passkey.Passkey;
import org.minqing.access.passkey.Proofs;
import org.minqing.access.passkey.Shown;
import org.minqing.access.passkey.Site;
import org.minqing.access.session.AccountEntries.Kind;
import org.minqing.access.session.Attempts.Subject;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door for whoever shows a passkey. Its device has asked its person, so that it is two factors at once: the session
 * begins with the second one shown. Whoever does not get in learns only that.
 */
@Component
class PasskeyDoor {

    private final Proofs proofs;
    private final Attempts attempts;
    private final Sessions sessions;
    private final Doorway doorway;
    private final AccountEntries entries;
    private final TransactionTemplate transaction;

    /** Where an answer is given, and to which question. */
    record Place(Asked asked, Site site) {}

    PasskeyDoor(
            Proofs proofs,
            Attempts attempts,
            Sessions sessions,
            Doorway doorway,
            AccountEntries entries,
            TransactionTemplate transaction) {
        this.proofs = proofs;
        this.attempts = attempts;
        this.sessions = sessions;
        this.doorway = doorway;
        this.entries = entries;
        this.transaction = transaction;
    }

    /** Counts a question at the door, which anybody may have asked. */
    void counted(Visitor visitor) {
        attempts.count(Subject.questions(visitor.address()));
    }

    /** A new session, or a refusal that is the same whatever is wrong. */
    SessionToken signIn(Shown.Sent sent, Place place, Visitor visitor) {
        var address = Subject.address(visitor.address());
        attempts.count(address);
        var passkey = shown(sent, place, AccessProblem.SESSION_PASSKEY_REFUSED, _ -> true);
        attempts.succeeded(Subject.questions(visitor.address()), address);
        return doorway.enter(passkey.account(), Doorway.Way.PASSKEY, visitor, true);
    }

    /** Shows an own one in a session that runs. */
    void stepUp(SignedIn session, SessionToken token, Shown.Sent sent, Place place) {
        var subject = Subject.account(session.account());
        attempts.count(subject);
        shown(
                sent,
                place,
                AccessProblem.PASSKEY_REFUSED,
                passkey -> passkey.account().equals(session.account()));
        attempts.succeeded(subject);
        sessions.factorShown(token);
    }

    private Passkey shown(Shown.Sent sent, Place place, AccessProblem refusal, Predicate<Passkey> wanted) {
        return switch (proofs.shown(sent, place.asked(), place.site())) {
            case Shown.By(var passkey) when wanted.test(passkey) -> passkey;
            case Shown.By(var passkey) -> {
                doorway.refused(Optional.of(passkey.account()));
                throw new ProblemException(refusal);
            }
            case Shown.Nothing _ -> {
                doorway.refused(Optional.empty());
                throw new ProblemException(refusal);
            }
            case Shown.CountedBack back -> {
                doorway.refused(Optional.of(back.passkey().account()));
                enter(back);
                throw new ProblemException(refusal);
            }
        };
    }

    /** Nobody knows whose hand it was: the entry is the system's. */
    private void enter(Shown.CountedBack back) {
        var passkey = back.passkey();
        transaction.executeWithoutResult(_ -> entries.enter(
                passkey.account(),
                Kind.PASSKEY_COUNTED_BACK,
                Actor.SYSTEM,
                Map.of("passkey", passkey.id().toString(), "before", passkey.count(), "now", back.count())));
    }
}
