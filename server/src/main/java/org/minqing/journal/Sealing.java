package org.minqing.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals personal content with AES-256-GCM under a data key for each stream and retention class. A nonce is 96 random bits
 * (a stream has some tens of parts, far from a collision); stream, version and retention class are authenticated with the
 * content, so that a part cannot be moved to another entry. The data key is wrapped by the wrapping key in the keys
 * folder, which the database never sees, and is bound to its stream and retention class.
 */
public final class Sealing {

    private final MasterKeys keys;
    private final SecureRandom random = new SecureRandom();

    Sealing(MasterKeys keys) {
        this.keys = keys;
    }

    /** A new key; it exists only when its wrapped form is kept together with the first entry sealed under it. */
    public DataKey create(UUID stream, String retention) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return wrap(stream, retention, new SecretKeySpec(bytes, "AES"));
    }

    /** The key from its wrapped form; a {@link SealBroken} when it was not wrapped for this stream and retention class. */
    public DataKey unwrap(UUID stream, String retention, byte[] wrapped) {
        var boxed = WrappedKey.parse(wrapped);
        var bytes = Gcm.open(keys.wrapping(boxed.keyId()), boxed.box(), boundTo(stream, retention));
        return new DataKey(stream, retention, new SecretKeySpec(bytes, "AES"), wrapped);
    }

    /** The same key wrapped by the newest wrapping key. */
    DataKey rewrap(DataKey key) {
        return wrap(key.stream(), key.retention(), key.secret());
    }

    public SealedPart seal(DataKey key, int version, byte[] plain) {
        return new SealedPart(key.retention(), Gcm.seal(key.secret(), plain, boundTo(key, version), random));
    }

    /** The content of the part; a {@link SealBroken} when the part belongs to another entry or was altered. */
    public byte[] open(DataKey key, int version, SealedPart part) {
        if (!part.retention().equals(key.retention())) {
            throw new SealBroken("The part is sealed under " + part.retention() + ", the key opens " + key.retention());
        }
        return Gcm.open(key.secret(), part.ciphertext(), boundTo(key, version));
    }

    private DataKey wrap(UUID stream, String retention, SecretKey secret) {
        var wrapping = keys.newest();
        var box = Gcm.seal(wrapping.secret(), secret.getEncoded(), boundTo(stream, retention), random);
        return new DataKey(stream, retention, secret, new WrappedKey(wrapping.id(), box).toBytes());
    }

    private static byte[] boundTo(UUID stream, String retention) {
        return new Encoding().uuid(stream).bytes(retention.getBytes(UTF_8)).toBytes();
    }

    private static byte[] boundTo(DataKey key, int version) {
        return new Encoding()
                .bytes(boundTo(key.stream(), key.retention()))
                .number(version)
                .toBytes();
    }
}
