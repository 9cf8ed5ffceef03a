package org.minqing.access.passkey;

import java.util.Optional;

/** What showing a passkey came to. */
public sealed interface Shown {

    /** Its person was here, with the device. */
    record By(Passkey passkey) implements Shown {}

    /** Everything fits, but the device has counted less than before: there may be a copy of it. */
    record CountedBack(Passkey passkey, long count) implements Shown {}

    /** It proves nothing; why is nobody's business. */
    record Nothing() implements Shown {}

    /**
     * What the device sent.
     *
     * @param user what the device calls the account; it may be left out where we named the passkeys that we want
     */
    record Sent(
            Letters credential,
            Letters clientData,
            Letters authenticatorData,
            Letters signature,
            Optional<Letters> user) {}
}
