package org.minqing.access.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.passkey.Made;
import org.minqing.access.passkey.Passkey;
import org.minqing.access.passkey.Shown;

/** What pages and devices say about passkeys, and what they are told. Bytes are base64url without padding. */
final class PasskeyBodies {

    private PasskeyBodies() {}

    /** The password of now. */
    record PasskeyProofBody(@Nullable String password) {}

    record PasskeyNameBody(@Nullable String name) {}

    /** What a device made, and what its person calls it. */
    record NewPasskeyBody(
            @Nullable String name,
            @Nullable String clientData,
            @Nullable String attestation) {

        String label() {
            var typed = new Typed();
            var label = typed.label("/name", name);
            typed.refuse(AccessProblem.PASSKEY_INVALID);
            return label;
        }

        Made.Sent sent() {
            var typed = new Typed();
            var sent =
                    new Made.Sent(typed.letters("/clientData", clientData), typed.letters("/attestation", attestation));
            typed.refuse(AccessProblem.PASSKEY_INVALID);
            return sent;
        }
    }

    /** What a device says when it shows a passkey. The user is what it calls the account. */
    record ShownPasskeyBody(
            @Nullable String credential,
            @Nullable String clientData,
            @Nullable String authenticatorData,
            @Nullable String signature,
            @Nullable String user) {

        Shown.Sent sent() {
            var typed = new Typed();
            var sent = new Shown.Sent(
                    typed.letters("/credential", credential),
                    typed.letters("/clientData", clientData),
                    typed.letters("/authenticatorData", authenticatorData),
                    typed.letters("/signature", signature),
                    Optional.ofNullable(user).map(text -> typed.letters("/user", text)));
            typed.refuse(AccessProblem.PASSKEY_INVALID);
            return sent;
        }
    }

    /** A passkey of one's own. */
    record PasskeyView(UUID id, String name, Instant createdAt, Optional<Instant> usedAt) {

        static PasskeyView of(Passkey passkey) {
            return new PasskeyView(passkey.id(), passkey.name(), passkey.createdAt(), passkey.usedAt());
        }
    }

    /**
     * What a device is to show.
     *
     * @param site the name for which the passkey was made
     * @param seconds so long the answer is waited for
     * @param credentials which ones will do; empty for any that the device has for this place
     */
    record PasskeyQuestionView(String challenge, String site, long seconds, List<String> credentials) {}

    /**
     * What a device is to make.
     *
     * @param siteName what the place is called for people
     * @param user what the device is to call the account
     * @param credentials which ones there are already, so that one device does not make two
     * @param algorithms kinds of keys, the best first
     */
    record PasskeyOrderView(
            String challenge,
            String site,
            String siteName,
            long seconds,
            String user,
            String account,
            String name,
            List<String> credentials,
            List<Long> algorithms) {}
}
