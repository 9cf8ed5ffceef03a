package org.minqing.backup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * How a file of a backup is encrypted. A head says the format, the key's id, the id of the backup and a salt; then come
 * chunks, each AES-256-GCM under the file's own key with its number as nonce, and a sign on the last. So a chunk that was
 * changed, moved, left out or added does not open, a file that was cut has no last chunk, and a file of another backup or of
 * another name has another key.
 */
final class SealedFormat {

    static final int CHUNK = 256 * 1024;
    static final int TAG = 16;
    static final int BACKUP_ID = 16;
    static final int SALT = 32;
    static final int HEAD = 4 + BackupKey.ID + BACKUP_ID + SALT;

    private static final byte[] MAGIC = "MQB1".getBytes(StandardCharsets.US_ASCII);

    private SealedFormat() {}

    /** What stands in clear before the chunks. */
    record Head(byte[] keyId, byte[] backupId, byte[] salt) {

        byte[] toBytes() {
            return ByteBuffer.allocate(HEAD)
                    .put(MAGIC)
                    .put(keyId)
                    .put(backupId)
                    .put(salt)
                    .array();
        }

        static Head parse(byte[] bytes) {
            var buffer = ByteBuffer.wrap(bytes);
            if (!take(buffer, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
                throw new IllegalArgumentException("Not a file of a backup in this format");
            }
            return new Head(
                    take(buffer, BackupKey.ID).array(),
                    take(buffer, BACKUP_ID).array(),
                    take(buffer, SALT).array());
        }

        private static ByteBuffer take(ByteBuffer from, int length) {
            var part = new byte[length];
            from.get(part);
            return ByteBuffer.wrap(part);
        }

        SecretKey key(BackupKey key, String name) {
            var purpose = name.getBytes(StandardCharsets.UTF_8);
            var all = ByteBuffer.allocate(HEAD + purpose.length)
                    .put(toBytes())
                    .put(purpose)
                    .array();
            return key.forFile(salt, all);
        }
    }

    /** A cipher for the chunk of this number; each file has a key of its own, so the numbers never meet again. */
    static Cipher cipher(int mode, SecretKey key, long number, boolean last) throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(12).putLong(number).putInt(last ? 1 : 0).array();
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        return cipher;
    }
}
