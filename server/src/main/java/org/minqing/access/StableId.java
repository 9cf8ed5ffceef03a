package org.minqing.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids of what a city folder describes: they follow from its words (RFC 9562, version 8) and are the same everywhere. */
public final class StableId {

    private StableId() {}

    /** The id of these words, in this order. */
    public static UUID of(String... words) {
        var hash = ByteBuffer.wrap(sha256().digest(String.join("\n", words).getBytes(StandardCharsets.UTF_8)));
        var high = (hash.getLong() & ~0xf000L) | 0x8000L;
        var low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
