package org.minqing.access.session;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minqing.journal.Journal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;

/**
 * What one person does to the account of another, and what happens to the keys to it, as entries: each account is a stream.
 */
@Component
class AccountEntries {

    private static final Map<Kind, String> TOLD = Map.of(
            Kind.FACTOR_REMOVED, "factor-removed",
            Kind.PASSKEY_ADDED, "passkey-added",
            Kind.PASSKEY_REMOVED, "passkey-removed");

    private final Journal journal;
    private final InstantSource clock;

    /** What can be done to an account. */
    enum Kind {
        /** It got a code for its first password. */
        INVITED("account.invited"),
        /** It got a code for another password. */
        RESET("account.reset"),
        /** Its second factor, passkeys included, was taken away by somebody else. */
        FACTOR_REMOVED("account.factor-removed"),
        /** Its person added a passkey, which signs in by itself. */
        PASSKEY_ADDED("account.passkey-added"),
        /** Its person took a passkey away. */
        PASSKEY_REMOVED("account.passkey-removed"),
        /** A passkey was refused because its device had counted less than before. */
        PASSKEY_COUNTED_BACK("account.passkey-counted-back"),
        /** It was linked to a person of the provider of identities. */
        OIDC_LINKED("account.oidc-linked"),
        /** That link was taken away. */
        OIDC_UNLINKED("account.oidc-unlinked"),
        /** A village desk saw its person. */
        CONFIRMED("account.confirmed"),
        /** The desk took that back. */
        UNCONFIRMED("account.confirmation-withdrawn"),
        /** Its person lets somebody help, who took that up. */
        HELPED("account.help-begun"),
        /** That ended before its time. */
        HELP_ENDED("account.help-ended");

        private final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    AccountEntries(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Enters the deed and has the account's own person told of it, in the transaction of what it tells of.
     *
     * @param device on which kind of device it was done
     */
    void enterAndTell(AccountId account, Kind kind, Actor by, Map<String, Object> told, String device) {
        var tell = Map.of(
                "notice",
                Objects.requireNonNull(TOLD.get(kind)),
                "accounts",
                List.of(account.toString()),
                "device",
                device,
                "urgent",
                true);
        var all = new HashMap<>(told);
        all.put("tell", tell);
        enter(account, kind, by, all);
    }

    /** Enters the deed, in the transaction of what it tells of. */
    void enter(AccountId account, Kind kind, Actor by, Map<String, Object> told) {
        journal.enter(account.value(), kind.code, by, clock.instant(), told);
    }
}
