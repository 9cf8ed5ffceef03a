package org.minqing.access.telephone;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;

/**
 * That a village desk saw the person whose account it is.
 *
 * @param withdrawnAt when the desk took it back
 */
public record Confirmation(
        UUID id,
        AccountId account,
        Instant at,
        Actor by,
        How how,
        @Nullable Instant withdrawnAt) {

    /** Why the desk is sure; no word that an officer writes. */
    public enum How {
        IDENTITY_CARD("identity-card"),
        HOUSEHOLD_BOOK("household-book"),
        KNOWN_IN_PERSON("known-in-person");

        private final String code;

        How(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<How> of(@Nullable String code) {
            return Arrays.stream(values()).filter(how -> how.code.equals(code)).findFirst();
        }
    }
}
