package org.minqing.journal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM boxes: a format byte (1), the nonce (12 bytes), the ciphertext with its tag (16 bytes). */
final class Gcm {

    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String AES_GCM = "AES/GCM/NoPadding";

    /** Asked for once: to look through all providers takes as long as to close a short box. A kept cipher would keep its last key. */
    private static final Provider PROVIDER = provider();

    private Gcm() {}

    static byte[] seal(SecretKey key, byte[] plain, byte[] boundTo, SecureRandom random) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, boundTo);
            var box = ByteBuffer.allocate(1 + NONCE + cipher.getOutputSize(plain.length));
            box.put(FORMAT).put(nonce).put(cipher.doFinal(plain));
            return box.array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has AES-GCM", impossible);
        }
    }

    static byte[] open(SecretKey key, byte[] box, byte[] boundTo) {
        if (box.length < 1 + NONCE + TAG_BITS / 8 || box[0] != FORMAT) {
            throw new SealBroken("Not a sealed box");
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOfRange(box, 1, 1 + NONCE), boundTo);
            return cipher.doFinal(box, 1 + NONCE, box.length - 1 - NONCE);
        } catch (AEADBadTagException altered) {
            throw new SealBroken("The box does not open with this key at this place", altered);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has AES-GCM", impossible);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] boundTo)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(AES_GCM, PROVIDER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(boundTo);
        return cipher;
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(AES_GCM).getProvider();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has AES-GCM", impossible);
        }
    }
}
