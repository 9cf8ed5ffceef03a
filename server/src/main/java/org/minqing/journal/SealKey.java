package org.minqing.journal;

import java.io.Serial;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;

/** An Ed25519 key of RFC 8032, known by its 32 secret bytes, with the public key that follows from them. */
record SealKey(KeyPair pair) {

    private static final String ALGORITHM = "Ed25519";
    private static final int BYTES = 32;

    static byte[] newSeed() {
        var seed = new byte[BYTES];
        new SecureRandom().nextBytes(seed);
        return seed;
    }

    /** The platform derives a public key only while it makes a pair: so it is made with the seed in place of chance. */
    static SealKey of(byte[] seed) {
        if (seed.length != BYTES) {
            throw new IllegalArgumentException("A seal key has 32 bytes, not " + seed.length);
        }
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(BYTES * Byte.SIZE - 1, new Given(seed));
            return new SealKey(generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw unlikely(impossible);
        }
    }

    /** 32 bytes: the end of the X.509 form, whose beginning only names the algorithm. */
    byte[] publicBytes() {
        var encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
    }

    byte[] sign(byte[] content) {
        try {
            var signer = Signature.getInstance(ALGORITHM);
            signer.initSign(pair.getPrivate());
            signer.update(content);
            return signer.sign();
        } catch (GeneralSecurityException impossible) {
            throw unlikely(impossible);
        }
    }

    boolean verify(byte[] content, byte[] signature) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(pair.getPublic());
            verifier.update(content);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw unlikely(impossible);
        }
    }

    private static IllegalStateException unlikely(GeneralSecurityException cause) {
        return new IllegalStateException("Every Java platform has Ed25519", cause);
    }

    /** Chance that is known. */
    private static final class Given extends SecureRandom {

        @Serial
        private static final long serialVersionUID = 1;

        private final transient byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
