package org.minqing.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes of command bodies, for telling a repetition from another command under the same id. The key stands in the
 * keys folder: from the store alone nobody can guess what an erased body said by hashing guesses.
 */
public final class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";

    /** Knows the key and is never used itself: a copy of it costs less than asking the security providers for another. */
    private final Mac keyed;

    Fingerprints(KeysFolder folder) {
        this.keyed = keyed(new SecretKeySpec(folder.secret("fingerprint.key", Fingerprints::fresh), ALGORITHM));
    }

    /** A few bytes that stand for a word in an index, the same for as long as the keys folder lives. */
    public int ofWord(String word) {
        return ByteBuffer.wrap(hash(("word\0" + word).getBytes(StandardCharsets.UTF_8)))
                .getInt();
    }

    /** The same body in the same stream has the same fingerprint for as long as the keys folder lives. */
    public byte[] of(UUID stream, byte[] body) {
        return hash(new Encoding().uuid(stream).bytes(body).toBytes());
    }

    private byte[] hash(byte[] content) {
        try {
            return ((Mac) keyed.clone()).doFinal(content);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("The platform's HMAC-SHA256 can be cloned", impossible);
        }
    }

    private static Mac keyed(SecretKey secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", impossible);
        }
    }

    private static byte[] fresh() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
