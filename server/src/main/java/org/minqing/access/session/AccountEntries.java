package org.minqing.access.session;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minqing.journal.Journal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;

/**
 * What one person does to the account of another, and what happens to the keys to it, as entries: each account is a stream.
 * Where a key comes, goes or is taken away the entry tells the account's own inbox: whoever did not do it learns of it.
 */
@Component
class AccountEntries {

    private final Journal journal;
    private final InstantSource clock;

    /** What can be done to an account. */
    enum Kind {
        /** It got a code for its first password. */
        INVITED("account.invited"),
        /** It got a code for another password. */
        RESET("account.reset"),
        /** Somebody asked for its second factor to be taken away. */
        RESET_ASKED("account.factor-reset-asked", "factor-reset-asked"),
        /** Another person refused that. */
        RESET_REFUSED("account.factor-reset-refused", "factor-reset-refused"),
        /** Its second factor, passkeys included, was taken away by two others. */
        FACTOR_REMOVED("account.factor-removed", "factor-reset"),
        /** Its person added a passkey, which signs in by itself. */
        PASSKEY_ADDED("account.passkey-added", "passkey-added"),
        /** Its person took a passkey away. */
        PASSKEY_REMOVED("account.passkey-removed", "passkey-removed"),
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
        private final Optional<String> notice;

        Kind(String code) {
            this.code = code;
            this.notice = Optional.empty();
        }

        Kind(String code, String notice) {
            this.code = code;
            this.notice = Optional.of(notice);
        }
    }

    AccountEntries(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Enters the deed, in the transaction of what it tells of. */
    void enter(AccountId account, Kind kind, Actor by, Map<String, Object> told) {
        enter(account, kind, by, told, "");
    }

    /** The same, with the kind of device on which it was done: whoever did not do it sees that it was not theirs. */
    void enter(AccountId account, Kind kind, Actor by, Map<String, Object> told, String device) {
        var open = new TreeMap<>(told);
        kind.notice.ifPresent(notice -> open.put("tell", tell(account, notice, device)));
        journal.enter(account.value(), kind.code, by, clock.instant(), open);
    }

    /** At any hour: who has to act on it has to act now. */
    private static Map<String, Object> tell(AccountId account, String notice, String device) {
        var tell = new TreeMap<String, Object>(
                Map.of("accounts", List.of(account.value().toString()), "notice", notice, "urgent", true));
        if (!device.isEmpty()) {
            tell.put("parameters", Map.of("device", device));
        }
        return tell;
    }
}
