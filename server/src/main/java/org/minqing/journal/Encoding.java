package org.minqing.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fields one after another, each preceded by its length in four bytes, so that no two lists of fields look alike. */
final class Encoding {

    /** Never used itself: a copy of it costs less than asking the security providers for another one. */
    private static final MessageDigest SHA_256 = freshSha256();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    Encoding bytes(byte[] field) {
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(field.length).array());
        bytes.writeBytes(field);
        return this;
    }

    Encoding number(int field) {
        return bytes(ByteBuffer.allocate(4).putInt(field).array());
    }

    Encoding longNumber(long field) {
        return bytes(ByteBuffer.allocate(8).putLong(field).array());
    }

    /** An absent id has length 0. */
    Encoding uuid(@Nullable UUID field) {
        if (field == null) {
            return bytes(new byte[0]);
        }
        return bytes(ByteBuffer.allocate(16)
                .putLong(field.getMostSignificantBits())
                .putLong(field.getLeastSignificantBits())
                .array());
    }

    Encoding instant(Instant field) {
        return longNumber(
                Math.addExact(Math.multiplyExact(field.getEpochSecond(), 1_000_000L), field.getNano() / 1_000L));
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    byte[] sha256() {
        return sha256(toBytes());
    }

    static byte[] sha256(byte[] content) {
        try {
            return ((MessageDigest) SHA_256.clone()).digest(content);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("The platform's SHA-256 can be cloned", impossible);
        }
    }

    private static MessageDigest freshSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
