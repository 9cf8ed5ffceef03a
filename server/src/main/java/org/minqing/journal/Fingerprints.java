package org.minqing.journal;

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

    private final SecretKey secret;

    Fingerprints(KeysFolder folder) {
        this.secret = new SecretKeySpec(folder.secret("fingerprint.key", Fingerprints::fresh), ALGORITHM);
    }

    /** The same body in the same stream has the same fingerprint for as long as the keys folder lives. */
    public byte[] of(UUID stream, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(new Encoding().uuid(stream).bytes(body).toBytes());
            return mac.doFinal();
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
