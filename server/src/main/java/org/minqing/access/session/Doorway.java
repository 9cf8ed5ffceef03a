package org.minqing.access.session;

import java.util.Locale;
import java.util.Optional;
import org.minqing.audit.Entrances;
import org.minqing.audit.Entrances.Kind;
import org.minqing.kernel.AccountId;
import org.springframework.stereotype.Component;

/** Through here everybody comes in, whichever way: it is entered, and then the session begins. */
@Component
class Doorway {

    private static final String BETWEEN = " ";

    private final Sessions sessions;
    private final Entrances entrances;

    /** By which way somebody comes in. */
    enum Way {
        PASSWORD,
        PASSWORD_AND_CODE,
        PASSKEY,
        TELEPHONE,
        PROVIDER;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Doorway(Sessions sessions, Entrances entrances) {
        this.sessions = sessions;
        this.entrances = entrances;
    }

    SessionToken enter(AccountId account, Way way, Visitor visitor, boolean factorShown) {
        return enter(account, way, visitor, factorShown, Optional.empty());
    }

    /** The same for whom a provider names, in a session of its own that it may end. */
    SessionToken enterFrom(String provider, AccountId account, Visitor visitor, boolean factorShown) {
        return enter(account, Way.PROVIDER, visitor, factorShown, Optional.of(provider));
    }

    private SessionToken enter(
            AccountId account, Way way, Visitor visitor, boolean factorShown, Optional<String> provider) {
        entrances.signedIn(account, way.code() + BETWEEN + visitor.device());
        return sessions.begin(account, visitor.device(), factorShown, provider);
    }

    /** Somebody does not get in; absent where nobody knows whose account was meant. */
    void refused(Optional<AccountId> account) {
        entrances.refused(account, Kind.SIGN_IN_REFUSED);
    }

    /** The way in what was entered. */
    static String way(String how) {
        return how.split(BETWEEN, 2)[0];
    }

    /** Browser and system in what was entered. */
    static String device(String how) {
        var at = how.indexOf(BETWEEN);
        return at < 0 ? "" : how.substring(at + BETWEEN.length());
    }
}
