package org.minqing.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * How a picture is to be turned when it is shown: the one thing in a camera's notes that belongs to the picture. It is read
 * from the notes and written into new ones that hold nothing else.
 */
record Orientation(int value) {

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int UPRIGHT = 1;
    private static final int HIGHEST = 8;
    private static final int MOST_TAGS = 1_000;

    /** The orientation in TIFF-formed notes; absent when there is none, it is upright, or the notes cannot be read. */
    static Optional<Orientation> in(byte[] notes) {
        if (notes.length < 10 || notes[0] != notes[1] || notes[0] != 'I' && notes[0] != 'M') {
            return Optional.empty();
        }
        var tiff = ByteBuffer.wrap(notes).order(notes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        if (directory < 8 || directory > notes.length - 2) {
            return Optional.empty();
        }
        var tags = Math.min(tiff.getShort(directory) & 0xffff, MOST_TAGS);
        for (var tag = 0; tag < tags; tag++) {
            var at = directory + 2 + tag * 12;
            if (at + 12 > notes.length) {
                return Optional.empty();
            }
            if ((tiff.getShort(at) & 0xffff) == TAG && tiff.getShort(at + 2) == SHORT) {
                return known(tiff.getShort(at + 8));
            }
        }
        return Optional.empty();
    }

    private static Optional<Orientation> known(int value) {
        return value > UPRIGHT && value <= HIGHEST ? Optional.of(new Orientation(value)) : Optional.empty();
    }

    /** TIFF-formed notes with this orientation alone. */
    byte[] notes() {
        return ByteBuffer.allocate(26)
                .put((byte) 'M')
                .put((byte) 'M')
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) TAG)
                .putShort((short) SHORT)
                .putInt(1)
                .putShort((short) value)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }
}
