package org.minqing.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import org.minqing.kernel.PostId;

/**
 * The hash chain of a stream. The hash of an entry is SHA-256 over these fields, each preceded by its length in four
 * bytes, numbers big-endian, an absent field with length 0:
 * the tag {@code minqing.entry.1} · stream (16 bytes) · version (4) · kind · schema (4) · command (16 or absent) · digest ·
 * actor (16) · post (16 or absent) · observed and recorded (8 each, microseconds since 1970) · open part (UTF-8) · frame
 * of the sealed parts (ciphertext) · hash of the entry before (32 zero bytes for the first).
 */
public final class Chain {

    static final int HASH_LENGTH = 32;

    private static final byte[] TAG = "minqing.entry.1".getBytes(UTF_8);

    private Chain() {}

    /** Links the draft to the head; the draft's version must be the next one. */
    public static Entry link(Head head, Draft draft) {
        if (draft.version() != head.version() + 1) {
            throw new IllegalArgumentException(
                    "Version %d does not follow %d in %s".formatted(draft.version(), head.version(), draft.stream()));
        }
        return new Entry(draft, head.hash(), hash(draft, head.hash()), Optional.empty());
    }

    /** Whether the entry's own hash is the hash of its content and of {@code previous}. */
    public static boolean holds(Entry entry) {
        return Arrays.equals(entry.hash(), hash(entry.draft(), entry.previous()));
    }

    static byte[] hash(Draft draft, byte[] previous) {
        var command = draft.command();
        return new Encoding()
                .bytes(TAG)
                .uuid(draft.stream())
                .number(draft.version())
                .bytes(draft.kind().getBytes(UTF_8))
                .number(draft.schema())
                .uuid(command == null ? null : command.value())
                .bytes(draft.digest())
                .uuid(draft.actor().account().value())
                .uuid(draft.actor().post().map(PostId::value).orElse(null))
                .instant(draft.observedAt())
                .instant(draft.recordedAt())
                .bytes(draft.open().getBytes(UTF_8))
                .bytes(SealedPart.frame(draft.sealed()))
                .bytes(previous)
                .sha256();
    }
}
