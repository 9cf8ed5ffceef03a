package org.minqing.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A wrapped data key as stored: the number of the wrapping key (4 bytes), then the box. */
record WrappedKey(int keyId, byte[] box) {

    static WrappedKey parse(byte[] bytes) {
        if (bytes.length < 4) {
            throw new SealBroken("Not a wrapped key");
        }
        return new WrappedKey(ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(4 + box.length).putInt(keyId).put(box).array();
    }
}
