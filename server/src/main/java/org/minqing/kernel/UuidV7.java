package org.minqing.kernel;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Version 7 UUIDs (RFC 9562): 48 bits of Unix milliseconds, then random bits, so that ids sort by time. */
public final class UuidV7 {

    private UuidV7() {}

    public static UUID at(Instant time, RandomGenerator random) {
        var high = (time.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0fffL);
        var low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    public static boolean isV7(UUID id) {
        return id.version() == 7 && id.variant() == 2;
    }

    /** The time in the id, in milliseconds; only meaningful when {@link #isV7} holds. */
    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
