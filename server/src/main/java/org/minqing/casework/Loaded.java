package org.minqing.casework;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;

/**
 * What the first round trip of a command brings.
 *
 * @param seen the case, absent when it does not exist or is not in the actor's scope
 * @param before the entry that this command has made already; known even when the case is no longer in scope
 * @param keys the wrapped keys of the case, read only for a command that has something to seal
 */
record Loaded(@Nullable CaseFile seen, @Nullable Earlier before, List<WrappedKey> keys) {

    /** The entry of a command that came before. */
    record Earlier(int version, AccountId account, byte[] fingerprint, String open) {}

    /** A data key as the store keeps it. */
    record WrappedKey(String retention, byte[] wrapped) {}

    Optional<CaseFile> file() {
        return Optional.ofNullable(seen);
    }

    Optional<Earlier> earlier() {
        return Optional.ofNullable(before);
    }
}
