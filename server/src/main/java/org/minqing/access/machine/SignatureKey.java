package org.minqing.access.machine;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** A public key for Ed25519, and whether it made a signature. */
final class SignatureKey {

    private static final int BYTES = 44;
    private static final int POINT = 32;
    private static final int SIGNATURE_BYTES = 64;
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final PublicKey key;

    private SignatureKey(PublicKey key) {
        this.key = key;
    }

    /** From the form in which OpenSSL writes it: PEM, or its middle alone. */
    static Optional<SignatureKey> read(String pem) {
        var middle = pem.replace("-----BEGIN PUBLIC KEY-----", "")
                .replace("-----END PUBLIC KEY-----", "")
                .replaceAll("\\s", "");
        try {
            return read(Base64.getDecoder().decode(middle));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<SignatureKey> read(byte[] encoded) {
        if (encoded.length != BYTES || !Arrays.equals(Arrays.copyOf(encoded, PREFIX.length), PREFIX)) {
            return Optional.empty();
        }
        try {
            var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            var point = Arrays.copyOfRange(encoded, BYTES - POINT, BYTES);
            // A point that is none is noticed only here.
            Signature.getInstance("Ed25519").initVerify(key);
            return isWeak(point) ? Optional.empty() : Optional.of(new SignatureKey(key));
        } catch (GeneralSecurityException unusable) {
            return Optional.empty();
        }
    }

    byte[] encoded() {
        return key.getEncoded();
    }

    /** The hash by which two people compare a key on the telephone. */
    String print() {
        return HexFormat.ofDelimiter(":").formatHex(ContentDigest.digest("SHA-256", encoded()), 0, 8);
    }

    boolean made(byte[] signature, String text) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            return verifies(signature, text);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private boolean verifies(byte[] signature, String text) throws GeneralSecurityException {
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(text.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(signature);
    }

    /** Zero and one as coordinates: keys to which anybody can make a signature. */
    private static boolean isWeak(byte[] point) {
        for (var index = 1; index < POINT - 1; index++) {
            if (point[index] != 0) {
                return false;
            }
        }
        return (point[0] & 0xfe) == 0 && (point[POINT - 1] & 0x7f) == 0;
    }
}
