package org.minqing.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.minqing.kernel.ProblemException;

/**
 * Takes from a WebP the picture, its transparency and its colour profile. EXIF, XMP, unknown chunks and whatever follows
 * stay behind. An animation is no photo.
 */
final class WebpCleaner {

    static final byte[] RIFF = {'R', 'I', 'F', 'F'};
    static final byte[] WEBP = {'W', 'E', 'B', 'P'};

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int HAS_NOTES = 0x08;
    private static final int HAS_PACKET = 0x04;
    private static final int ANIMATED = 0x02;

    private final Bytes file;
    private final ByteArrayOutputStream picture = new ByteArrayOutputStream();
    private Optional<byte[]> extended = Optional.empty();
    private Optional<Orientation> orientation = Optional.empty();
    private int width;
    private int height;

    WebpCleaner(Bytes file) {
        this.file = file;
    }

    Photo clean() {
        var end = file.peekLittle(4, 4) + 8;
        file.skip(12);
        while (file.position() + 8 <= end && file.remaining() > 0) {
            var name = new String(file.take(4), StandardCharsets.ISO_8859_1);
            var length = file.peekLittle(0, 4);
            file.skip(4);
            chunk(name, length);
            if (length % 2 == 1 && file.remaining() > 0) {
                file.skip(1);
            }
        }
        return new Photo(Photo.Kind.WEBP, width, height, written());
    }

    private void chunk(String name, int length) {
        switch (name) {
            case "VP8X" -> extended(length);
            case "VP8 " -> {
                if (length < 10) {
                    throw new ProblemException(AttachmentProblem.BROKEN);
                }
                size(file.peekLittle(6, 2) & 0x3fff, file.peekLittle(8, 2) & 0x3fff);
                write(name, file.take(length));
            }
            case "VP8L" -> {
                if (length < 5) {
                    throw new ProblemException(AttachmentProblem.BROKEN);
                }
                var bits = file.peekLittle(1, 2) | file.peekLittle(3, 2) << 16;
                size((bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
                write(name, file.take(length));
            }
            case "ALPH", "ICCP" -> write(name, file.take(length));
            case "EXIF" -> notes(file.take(length));
            default -> file.skip(length);
        }
    }

    /** The picture's own size counts; a canvas that claims more would unfold into it. */
    private void size(int wide, int high) {
        width = Math.max(width, wide);
        height = Math.max(height, high);
    }

    private void extended(int length) {
        var header = file.take(length);
        if (length < 10 || (header[0] & ANIMATED) != 0) {
            throw new ProblemException(length < 10 ? AttachmentProblem.BROKEN : AttachmentProblem.NOT_A_PHOTO);
        }
        header[0] &= (byte) ~(HAS_NOTES | HAS_PACKET);
        var canvas = new Bytes(header);
        size(canvas.peekLittle(4, 3) + 1, canvas.peekLittle(7, 3) + 1);
        extended = Optional.of(header);
    }

    private void notes(byte[] notes) {
        var prefixed = notes.length > EXIF.length && Arrays.equals(EXIF, Arrays.copyOf(notes, EXIF.length));
        var tiff = prefixed ? Arrays.copyOfRange(notes, EXIF.length, notes.length) : notes;
        orientation = orientation.or(() -> Orientation.in(tiff));
    }

    private byte[] written() {
        var body = new ByteArrayOutputStream();
        body.writeBytes(WEBP);
        extended.ifPresent(header -> {
            orientation.ifPresent(_ -> header[0] |= HAS_NOTES);
            body.writeBytes(chunked("VP8X", header));
        });
        body.writeBytes(picture.toByteArray());
        if (extended.isPresent()) {
            orientation.ifPresent(turned -> body.writeBytes(chunked("EXIF", turned.notes())));
        }
        return chunked("RIFF", body.toByteArray());
    }

    private void write(String name, byte[] content) {
        picture.writeBytes(chunked(name, content));
    }

    private static byte[] chunked(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(content.length)
                .put(content)
                .array();
    }
}
