package org.minqing.journal;

import java.util.Optional;

/**
 * A draft linked to its stream: {@code previous} is the hash of the entry before it, {@code hash} covers the draft and
 * {@code previous}. The position is known once the entry has been read back from the journal.
 */
public record Entry(Draft draft, byte[] previous, byte[] hash, Optional<Position> position) {

    public Entry {
        if (previous.length != Chain.HASH_LENGTH || hash.length != Chain.HASH_LENGTH) {
            throw new IllegalArgumentException("A hash has " + Chain.HASH_LENGTH + " bytes");
        }
        previous = previous.clone();
        hash = hash.clone();
    }

    /** What the next entry of the stream links to. */
    public Head head() {
        return new Head(draft.version(), hash);
    }
}
