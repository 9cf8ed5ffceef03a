package org.minqing.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a seal says about one stream: how long it was, and the hash of the last of those entries. */
record Leaf(UUID stream, int length, byte[] head) {

    static final int SIZE = 52;

    byte[] toBytes() {
        return ByteBuffer.allocate(SIZE)
                .putLong(stream.getMostSignificantBits())
                .putLong(stream.getLeastSignificantBits())
                .putInt(length)
                .put(head)
                .array();
    }

    static byte[] pack(List<Leaf> leaves) {
        var packed = ByteBuffer.allocate(SIZE * leaves.size());
        leaves.forEach(leaf -> packed.put(leaf.toBytes()));
        return packed.array();
    }

    static List<Leaf> unpack(byte[] packed) {
        if (packed.length % SIZE != 0) {
            throw new IllegalArgumentException("Not the leaves of a seal: " + packed.length + " bytes");
        }
        var bytes = ByteBuffer.wrap(packed);
        var leaves = new ArrayList<Leaf>(packed.length / SIZE);
        while (bytes.hasRemaining()) {
            var stream = new UUID(bytes.getLong(), bytes.getLong());
            var length = bytes.getInt();
            var head = new byte[Chain.HASH_LENGTH];
            bytes.get(head);
            leaves.add(new Leaf(stream, length, head));
        }
        return leaves;
    }
}
