package org.minqing.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.minqing.kernel.ProblemException;

/**
 * Takes from a PNG the chunks that make the picture and its colours. Texts, times, EXIF, further frames and whatever
 * follows the end stay behind. Every chunk that is kept must have its right checksum.
 */
final class PngCleaner {

    static final byte[] MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private static final Set<String> PICTURE = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP");
    private static final String NOTES = "eXIf";
    private static final int AROUND = 12;

    private final Bytes file;
    private final ByteArrayOutputStream header = new ByteArrayOutputStream();
    private final ByteArrayOutputStream picture = new ByteArrayOutputStream();
    private Optional<Orientation> orientation = Optional.empty();

    PngCleaner(Bytes file) {
        this.file = file;
    }

    Photo clean() {
        header.writeBytes(file.take(MAGIC.length));
        if (!name().equals("IHDR") || file.peekInt(0) != 13) {
            throw new ProblemException(AttachmentProblem.BROKEN);
        }
        var width = file.peekInt(8);
        var height = file.peekInt(12);
        header.writeBytes(chunk());
        var data = false;
        for (var name = name(); !name.equals("IEND"); name = name()) {
            data |= name.equals("IDAT");
            keep(name);
        }
        picture.writeBytes(chunk());
        if (!data) {
            throw new ProblemException(AttachmentProblem.BROKEN);
        }
        orientation.ifPresent(turned -> header.writeBytes(written(NOTES, turned.notes())));
        header.writeBytes(picture.toByteArray());
        return new Photo(Photo.Kind.PNG, width, height, header.toByteArray());
    }

    private void keep(String name) {
        var chunk = chunk();
        if (name.equals(NOTES)) {
            var notes = new byte[chunk.length - AROUND];
            System.arraycopy(chunk, 8, notes, 0, notes.length);
            orientation = orientation.or(() -> Orientation.in(notes));
        }
        if (PICTURE.contains(name)) {
            picture.writeBytes(chunk);
        }
    }

    private String name() {
        var letters = new byte[4];
        for (var index = 0; index < letters.length; index++) {
            letters[index] = (byte) file.peek(4 + index);
        }
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    private byte[] chunk() {
        var length = file.peekInt(0);
        if (length > file.remaining() - AROUND) {
            throw new ProblemException(AttachmentProblem.BROKEN);
        }
        var chunk = file.take(length + AROUND);
        var stored = ByteBuffer.wrap(chunk).getInt(chunk.length - 4);
        if (stored != checksum(chunk, 4, chunk.length - 8)) {
            throw new ProblemException(AttachmentProblem.BROKEN);
        }
        return chunk;
    }

    private static byte[] written(String name, byte[] content) {
        var chunk = ByteBuffer.allocate(content.length + AROUND)
                .putInt(content.length)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(content);
        return chunk.putInt(checksum(chunk.array(), 4, content.length + 4)).array();
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        var crc = new CRC32();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
