package org.minqing.journal;

import java.util.UUID;
import javax.crypto.SecretKey;

/**
 * The key of one stream and retention class, in the clear for the time of its use, and wrapped as the store keeps it.
 * Destroying the wrapped form erases everything sealed under it.
 */
public record DataKey(UUID stream, String retention, SecretKey secret, byte[] wrapped) {

    public DataKey {
        Retention.check(retention);
        wrapped = wrapped.clone();
    }

    @Override
    public String toString() {
        return "DataKey[" + stream + ", " + retention + "]";
    }
}
