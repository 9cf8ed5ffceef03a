package org.minqing.journal;

import java.util.ArrayList;
import java.util.List;

/** The Merkle tree of RFC 6962: leaves are hashed after a byte 0, pairs of nodes after a byte 1, an odd node goes up. */
public final class Merkle {

    private Merkle() {}

    /** The root over the leaves in their order. */
    public static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Encoding.sha256(new byte[0]);
        }
        var level = leaves.stream().map(leaf -> tagged(0, leaf, new byte[0])).toList();
        while (level.size() > 1) {
            level = above(level);
        }
        return level.getFirst();
    }

    private static List<byte[]> above(List<byte[]> level) {
        var above = new ArrayList<byte[]>((level.size() + 1) / 2);
        for (var i = 0; i < level.size(); i += 2) {
            above.add(i + 1 < level.size() ? tagged(1, level.get(i), level.get(i + 1)) : level.get(i));
        }
        return above;
    }

    private static byte[] tagged(int tag, byte[] left, byte[] right) {
        var bytes = new byte[1 + left.length + right.length];
        bytes[0] = (byte) tag;
        System.arraycopy(left, 0, bytes, 1, left.length);
        System.arraycopy(right, 0, bytes, 1 + left.length, right.length);
        return Encoding.sha256(bytes);
    }
}
