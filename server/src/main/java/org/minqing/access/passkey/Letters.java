package org.minqing.access.passkey;

import java.util.Base64;
import java.util.Optional;

/** Bytes in the letters in which pages and devices write them (base64url without padding). */
public record Letters(String text) {

    public static Letters of(byte[] bytes) {
        return new Letters(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for what are not such letters. */
    public static Optional<Letters> read(String text) {
        try {
            return Optional.of(of(Base64.getUrlDecoder().decode(text)));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return Base64.getUrlDecoder().decode(text);
    }
}
