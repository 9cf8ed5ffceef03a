package org.minqing.access.session;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minqing.access.AccessProblem;
import org.minqing.access.passkey.Letters;
import org.minqing.access.passkey.Made;
import org.minqing.access.passkey.Passkey;
import org.minqing.access.passkey.Passkeys;
import org.minqing.access.passkey.Proofs;
import org.minqing.access.session.AccountEntries.Kind;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What somebody signed in does to the own passkeys. Adding and taking away need the password and, where the account has a
 * factor already, that it was shown within the last minutes.
 */
@Component
class OwnPasskeys {

    private final Passkeys passkeys;
    private final Proofs proofs;
    private final PresentPassword password;
    private final AnyFactor factor;
    private final AccountEntries entries;
    private final TransactionTemplate transaction;

    OwnPasskeys(
            Passkeys passkeys,
            Proofs proofs,
            PresentPassword password,
            AnyFactor factor,
            AccountEntries entries,
            TransactionTemplate transaction) {
        this.passkeys = passkeys;
        this.proofs = proofs;
        this.password = password;
        this.factor = factor;
        this.entries = entries;
        this.transaction = transaction;
    }

    List<Passkey> all(SignedIn session) {
        return passkeys.of(session.account());
    }

    /** Whether this session may add one now; a refusal if not. */
    void mayAdd(SignedIn session, String typed) {
        password.known(session, typed);
        factor.requireShown(session);
        requireRoom(session);
    }

    /** {@code device}: on which kind of device it is done, to tell its person. */
    Passkey add(SignedIn session, PasskeyDoor.Place place, Made.Sent sent, String name, String device) {
        requireRoom(session);
        var made = proofs.made(sent, place.asked(), place.site())
                .orElseThrow(() -> new ProblemException(AccessProblem.PASSKEY_REFUSED));
        return transaction.execute(_ -> {
            var passkey = passkeys.add(session.account(), made, name)
                    .orElseThrow(() -> new ProblemException(AccessProblem.PASSKEY_REFUSED));
            enter(session, Kind.PASSKEY_ADDED, passkey.id(), device);
            return passkey;
        });
    }

    void rename(SignedIn session, UUID id, String name) {
        if (!passkeys.rename(session.account(), id, name)) {
            throw new ProblemException(AccessProblem.NOT_FOUND);
        }
    }

    void remove(SignedIn session, UUID id, String typed, String device) {
        password.known(session, typed);
        factor.requireShown(session);
        transaction.executeWithoutResult(_ -> {
            if (!passkeys.remove(session.account(), id)) {
                throw new ProblemException(AccessProblem.NOT_FOUND);
            }
            enter(session, Kind.PASSKEY_REMOVED, id, device);
        });
    }

    /** What devices call the passkeys of the account, so that one device does not make two. */
    List<String> credentials(SignedIn session) {
        return all(session).stream().map(Passkey::credential).map(Letters::text).toList();
    }

    private void requireRoom(SignedIn session) {
        if (passkeys.of(session.account()).size() >= Passkeys.MOST) {
            throw new ProblemException(AccessProblem.PASSKEY_TOO_MANY);
        }
    }

    private void enter(SignedIn session, Kind kind, UUID passkey, String device) {
        var told = Map.<String, Object>of("passkey", passkey.toString());
        entries.enter(session.account(), kind, Actor.of(session.account()), told, device);
    }
}
