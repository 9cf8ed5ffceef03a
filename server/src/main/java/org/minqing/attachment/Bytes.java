package org.minqing.attachment;

import java.util.Arrays;
import org.minqing.kernel.ProblemException;

/** A file read from front to back; running over its end means that the photo is broken. */
final class Bytes {

    private final byte[] content;
    private int position;

    Bytes(byte[] content) {
        this.content = content;
    }

    boolean startsWith(byte[] magic) {
        return hasAt(0, magic);
    }

    boolean hasAt(int offset, byte[] expected) {
        return content.length >= offset + expected.length
                && Arrays.equals(content, offset, offset + expected.length, expected, 0, expected.length);
    }

    int position() {
        return position;
    }

    int remaining() {
        return content.length - position;
    }

    /** The byte so far ahead of the position. */
    int peek(int ahead) {
        need(ahead + 1);
        return content[position + ahead] & 0xff;
    }

    /** A big-endian number of two bytes so far ahead. */
    int peekShort(int ahead) {
        return peek(ahead) << 8 | peek(ahead + 1);
    }

    /** A big-endian number of four bytes so far ahead; lengths above two gigabytes mean a broken photo. */
    int peekInt(int ahead) {
        return notNegative(peekShort(ahead) << 16 | peekShort(ahead + 2));
    }

    /** A little-endian number of so many bytes so far ahead. */
    int peekLittle(int ahead, int count) {
        var value = 0;
        for (var index = count - 1; index >= 0; index--) {
            value = value << 8 | peek(ahead + index);
        }
        return notNegative(value);
    }

    /** The next bytes; the position moves behind them. */
    byte[] take(int length) {
        need(length);
        position += length;
        return Arrays.copyOfRange(content, position - length, position);
    }

    void skip(int length) {
        need(length);
        position += length;
    }

    private void need(int length) {
        if (length < 0 || length > remaining()) {
            throw new ProblemException(AttachmentProblem.BROKEN);
        }
    }

    private static int notNegative(int value) {
        if (value < 0) {
            throw new ProblemException(AttachmentProblem.BROKEN);
        }
        return value;
    }
}
