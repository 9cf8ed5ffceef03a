package org.minqing.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The personal content of one retention class in an entry, as ciphertext. An entry's parts are stored and hashed in one
 * frame: a format byte (1), the count (2 bytes), then for each part the length of the retention code (2 bytes), the code,
 * the length of the ciphertext (4 bytes), the ciphertext. No parts are an empty frame.
 */
public record SealedPart(String retention, byte[] ciphertext) {

    private static final byte FORMAT = 1;

    public SealedPart {
        Retention.check(retention);
        ciphertext = ciphertext.clone();
    }

    public static byte[] frame(List<SealedPart> parts) {
        if (parts.isEmpty()) {
            return new byte[0];
        }
        var size = 3;
        for (var part : parts) {
            size += 6 + part.retention.length() + part.ciphertext.length;
        }
        var frame = ByteBuffer.allocate(size).put(FORMAT).putShort((short) parts.size());
        for (var part : parts) {
            frame.putShort((short) part.retention.length()).put(part.retention.getBytes(UTF_8));
            frame.putInt(part.ciphertext.length).put(part.ciphertext);
        }
        return frame.array();
    }

    public static List<SealedPart> unframe(byte[] bytes) {
        if (bytes.length == 0) {
            return List.of();
        }
        try {
            return parts(ByteBuffer.wrap(bytes));
        } catch (BufferUnderflowException | NegativeArraySizeException broken) {
            throw new IllegalArgumentException("The frame of sealed parts is broken", broken);
        }
    }

    private static List<SealedPart> parts(ByteBuffer frame) {
        var format = frame.get();
        if (format != FORMAT) {
            throw new IllegalArgumentException("Unknown format of sealed parts: " + format);
        }
        var count = Short.toUnsignedInt(frame.getShort());
        var parts = new ArrayList<SealedPart>();
        for (var i = 0; i < count; i++) {
            var retention = new String(take(frame, Short.toUnsignedInt(frame.getShort())), UTF_8);
            parts.add(new SealedPart(retention, take(frame, frame.getInt())));
        }
        if (frame.hasRemaining()) {
            throw new IllegalArgumentException("The frame of sealed parts is longer than its parts");
        }
        return parts;
    }

    private static byte[] take(ByteBuffer frame, int length) {
        if (length > frame.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[length];
        frame.get(bytes);
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedPart part
                && retention.equals(part.retention)
                && Arrays.equals(ciphertext, part.ciphertext);
    }

    @Override
    public int hashCode() {
        return 31 * retention.hashCode() + Arrays.hashCode(ciphertext);
    }

    @Override
    public String toString() {
        return "SealedPart[" + retention + ", " + ciphertext.length + " bytes]";
    }
}
