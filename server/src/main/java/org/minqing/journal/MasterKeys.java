package org.minqing.journal;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The generations of the key that wraps data keys, as files {@code wrapping-0001.key}, {@code wrapping-0002.key}, … The
 * newest wraps; older ones open what they wrapped until they are destroyed. Nodes that share the folder notice a new
 * generation by {@link #reload} and whenever they meet a number that they do not know.
 */
final class MasterKeys {

    private static final Pattern NAME = Pattern.compile("wrapping-([0-9]{4,9})\\.key");

    private final KeysFolder folder;
    private final SecureRandom random = new SecureRandom();
    private volatile NavigableMap<Integer, SecretKey> generations;

    record Wrapping(int id, SecretKey secret) {}

    MasterKeys(KeysFolder folder) {
        this.folder = folder;
        this.generations = read();
        if (generations.isEmpty()) {
            make(1);
        }
    }

    Wrapping newest() {
        var newest = generations.lastEntry();
        return new Wrapping(newest.getKey(), newest.getValue());
    }

    SecretKey wrapping(int id) {
        var known = generations.get(id);
        if (known != null) {
            return known;
        }
        reload();
        var now = generations.get(id);
        if (now == null) {
            throw new SealBroken("The wrapping key " + id + " is not in the keys folder");
        }
        return now;
    }

    /** Makes the next generation, which wraps from now on. */
    Wrapping advance() {
        reload();
        make(generations.lastKey() + 1);
        return newest();
    }

    void reload() {
        var found = read();
        if (found.isEmpty()) {
            throw new IllegalStateException("The keys folder has lost its wrapping keys");
        }
        generations = found;
    }

    /** When the generation was made, by the time of its file. */
    Instant madeAt(int id) {
        return folder.writtenAt(name(id));
    }

    NavigableMap<Integer, SecretKey> all() {
        return new TreeMap<>(generations);
    }

    String name(int id) {
        return "wrapping-%04d.key".formatted(id);
    }

    /** Destroys an older generation; what is still wrapped by it is lost for good. */
    void destroy(int id) {
        if (id >= newest().id()) {
            throw new IllegalArgumentException("The newest wrapping key is in use");
        }
        folder.destroy(name(id));
        reload();
    }

    private void make(int id) {
        folder.secret(name(id), () -> {
            var bytes = new byte[32];
            random.nextBytes(bytes);
            return bytes;
        });
        generations = read();
    }

    private NavigableMap<Integer, SecretKey> read() {
        var found = new TreeMap<Integer, SecretKey>();
        for (var name : folder.names("wrapping-", ".key")) {
            var parts = NAME.matcher(name);
            if (parts.matches()) {
                var bytes = folder.secret(name, () -> new byte[0]);
                found.put(Integer.parseInt(parts.group(1)), new SecretKeySpec(bytes, "AES"));
            }
        }
        return found;
    }
}
