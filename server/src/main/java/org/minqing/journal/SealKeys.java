package org.minqing.journal;

import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The Ed25519 keys that sign seals, as files {@code seal-0001.key}, {@code seal-0002.key}, … in the keys folder. The newest
 * signs; older ones stay, so that old seals can be verified.
 */
final class SealKeys {

    private static final Pattern NAME = Pattern.compile("seal-([0-9]{4,9})\\.key");

    private final TreeMap<Integer, SealKey> keys = new TreeMap<>();

    SealKeys(KeysFolder folder) {
        if (folder.names("seal-", ".key").isEmpty()) {
            folder.secret("seal-0001.key", SealKey::newSeed);
        }
        for (var name : folder.names("seal-", ".key")) {
            var parts = NAME.matcher(name);
            if (parts.matches()) {
                var seed = folder.secret(name, () -> new byte[0]);
                keys.put(Integer.parseInt(parts.group(1)), SealKey.of(seed));
            }
        }
    }

    int newest() {
        return keys.lastKey();
    }

    /** The key that others verify with, 32 bytes. */
    byte[] publicKey(int id) {
        return key(id).publicBytes();
    }

    byte[] sign(int id, byte[] content) {
        return key(id).sign(content);
    }

    boolean verify(int id, byte[] content, byte[] signature) {
        var key = keys.get(id);
        return key != null && key.verify(content, signature);
    }

    private SealKey key(int id) {
        var key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("The keys folder has no seal key " + id);
        }
        return key;
    }
}
