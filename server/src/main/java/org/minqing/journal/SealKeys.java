package org.minqing.journal;

import java.security.SecureRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * The Ed25519 keys that sign seals, as files {@code seal-0001.key}, {@code seal-0002.key}, … in the keys folder. The newest
 * signs; older ones stay, so that old seals can be verified.
 */
final class SealKeys {

    private static final Pattern NAME = Pattern.compile("seal-([0-9]{4,9})\\.key");

    private final TreeMap<Integer, Ed25519PrivateKeyParameters> keys = new TreeMap<>();

    SealKeys(KeysFolder folder) {
        if (folder.names("seal-", ".key").isEmpty()) {
            folder.secret("seal-0001.key", () -> new Ed25519PrivateKeyParameters(new SecureRandom()).getEncoded());
        }
        for (var name : folder.names("seal-", ".key")) {
            var parts = NAME.matcher(name);
            if (parts.matches()) {
                var seed = folder.secret(name, () -> new byte[0]);
                keys.put(Integer.parseInt(parts.group(1)), new Ed25519PrivateKeyParameters(seed));
            }
        }
    }

    int newest() {
        return keys.lastKey();
    }

    /** The key that others verify with, 32 bytes. */
    byte[] publicKey(int id) {
        return key(id).generatePublicKey().getEncoded();
    }

    byte[] sign(int id, byte[] content) {
        var signer = new Ed25519Signer();
        signer.init(true, key(id));
        signer.update(content, 0, content.length);
        return signer.generateSignature();
    }

    boolean verify(int id, byte[] content, byte[] signature) {
        if (!keys.containsKey(id)) {
            return false;
        }
        var verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(publicKey(id)));
        verifier.update(content, 0, content.length);
        return verifier.verifySignature(signature);
    }

    private Ed25519PrivateKeyParameters key(int id) {
        var key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("The keys folder has no seal key " + id);
        }
        return key;
    }
}
