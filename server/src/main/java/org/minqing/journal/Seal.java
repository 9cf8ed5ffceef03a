package org.minqing.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;

/**
 * One seal: the Merkle root over the streams that changed since the seal before, chained to it and signed. It reaches up
 * to, and not including, the transaction id of its incarnation. {@code leaves} are {@link Leaf}s one after another.
 */
record Seal(
        long number,
        Instant sealedAt,
        int incarnation,
        long xid,
        int streams,
        byte[] root,
        byte[] previous,
        byte[] hash,
        int key,
        byte[] signature,
        byte[] leaves) {

    private static final byte[] TAG = "minqing.seal.1".getBytes(UTF_8);

    /** What is said, before it is signed. */
    record Content(long number, Instant sealedAt, int incarnation, long xid, byte[] previous, byte[] leaves) {

        Seal signedBy(SealKeys keys) {
            var root = rootOf(leaves);
            var streams = leaves.length / Leaf.SIZE;
            var said = new Seal(
                    number,
                    sealedAt,
                    incarnation,
                    xid,
                    streams,
                    root,
                    previous,
                    new byte[0],
                    keys.newest(),
                    new byte[0],
                    leaves);
            var bytes = said.encoded();
            return new Seal(
                    number,
                    sealedAt,
                    incarnation,
                    xid,
                    streams,
                    root,
                    previous,
                    Encoding.sha256(bytes),
                    said.key,
                    keys.sign(said.key, bytes),
                    leaves);
        }
    }

    /** Whether root, hash and signature belong to what the seal says. */
    boolean isGenuine(SealKeys keys) {
        var bytes = encoded();
        return leaves.length == streams * Leaf.SIZE
                && Arrays.equals(root, rootOf(leaves))
                && Arrays.equals(hash, Encoding.sha256(bytes))
                && keys.verify(key, bytes, signature);
    }

    /** Whether both say the same. */
    boolean agreesWith(Seal other) {
        return Arrays.equals(hash, other.hash)
                && Arrays.equals(encoded(), other.encoded())
                && Arrays.equals(signature, other.signature)
                && Arrays.equals(leaves, other.leaves);
    }

    private byte[] encoded() {
        return new Encoding()
                .bytes(TAG)
                .longNumber(number)
                .instant(sealedAt)
                .number(incarnation)
                .longNumber(xid)
                .number(streams)
                .bytes(root)
                .bytes(previous)
                .number(key)
                .toBytes();
    }

    private static byte[] rootOf(byte[] leaves) {
        return Merkle.root(Leaf.unpack(leaves).stream().map(Leaf::toBytes).toList());
    }
}
