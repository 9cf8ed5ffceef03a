package org.minqing.journal;

import java.util.Arrays;

/** The end of a stream: the version and hash that the next entry links to. */
public record Head(int version, byte[] hash) {

    /** The head of a stream that has no entry: version 0 and 32 zero bytes. */
    public static final Head NONE = new Head(0, new byte[Chain.HASH_LENGTH]);

    public Head {
        if (version < 0 || hash.length != Chain.HASH_LENGTH) {
            throw new IllegalArgumentException("Not a head: version " + version + ", " + hash.length + " bytes");
        }
        hash = hash.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Head head && version == head.version && Arrays.equals(hash, head.hash);
    }

    @Override
    public int hashCode() {
        return 31 * version + Arrays.hashCode(hash);
    }
}
