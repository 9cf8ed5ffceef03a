package org.minqing.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.minqing.kernel.ProblemException;

/**
 * Takes from a JPEG what makes the picture: tables, frames, scans, the colour profile and Adobe's colour flag. Notes of
 * cameras (EXIF with GPS, XMP, IPTC), comments, embedded thumbnails and whatever follows the picture stay behind. The
 * compressed picture itself is copied byte for byte.
 */
final class JpegCleaner {

    static final byte[] MAGIC = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int JFIF_WITHOUT_THUMBNAIL = 14;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int NOTES = 0xe1;

    private final Bytes file;
    private final ByteArrayOutputStream picture = new ByteArrayOutputStream();
    private Optional<Orientation> orientation = Optional.empty();
    private int width;
    private int height;
    private boolean scanned;

    JpegCleaner(Bytes file) {
        this.file = file;
    }

    Photo clean() {
        file.skip(2);
        for (var marker = marker(); marker != END; marker = marker()) {
            if (marker == SCAN) {
                scan();
            } else {
                segment(marker);
            }
        }
        if (!scanned) {
            throw new ProblemException(AttachmentProblem.BROKEN);
        }
        picture.write(0xff);
        picture.write(END);
        return new Photo(Photo.Kind.JPEG, width, height, withOrientation());
    }

    /** The next marker; any number of fill bytes may stand before it. */
    private int marker() {
        if (file.peek(0) != 0xff) {
            throw new ProblemException(AttachmentProblem.BROKEN);
        }
        while (file.peek(1) == 0xff) {
            file.skip(1);
        }
        var marker = file.peek(1);
        file.skip(2);
        return marker;
    }

    private void segment(int marker) {
        if (marker < 0xc0 || marker >= 0xd0 && marker <= 0xd8) {
            throw new ProblemException(AttachmentProblem.BROKEN);
        }
        var length = file.peekShort(0);
        if (isFrame(marker)) {
            height = file.peekShort(3);
            width = file.peekShort(5);
        }
        var content = file.take(length);
        if (marker == NOTES && startsWith(content, EXIF)) {
            var notes = Arrays.copyOfRange(content, 2 + EXIF.length, content.length);
            orientation = orientation.or(() -> Orientation.in(notes));
        }
        if (belongsToPicture(marker, content)) {
            write(marker, marker == 0xe0 ? withoutThumbnail(content) : content);
        }
    }

    private static boolean belongsToPicture(int marker, byte[] content) {
        return switch (marker) {
            case 0xe0 -> startsWith(content, JFIF) && content.length >= 2 + JFIF_WITHOUT_THUMBNAIL;
            case 0xe2 -> startsWith(content, PROFILE);
            case 0xee -> startsWith(content, ADOBE);
            default -> marker >= 0xc0 && marker < 0xe0;
        };
    }

    private static byte[] withoutThumbnail(byte[] segment) {
        var header = Arrays.copyOf(segment, 2 + JFIF_WITHOUT_THUMBNAIL);
        header[0] = 0;
        header[1] = 2 + JFIF_WITHOUT_THUMBNAIL;
        header[header.length - 2] = 0;
        header[header.length - 1] = 0;
        return header;
    }

    /** The header of a scan and its compressed data, up to the next marker that is neither stuffing nor a restart. */
    private void scan() {
        scanned = true;
        write(SCAN, file.take(file.peekShort(0)));
        var ahead = 0;
        while (file.peek(ahead) != 0xff || isInsideScan(file.peek(ahead + 1))) {
            ahead++;
        }
        picture.writeBytes(file.take(ahead));
    }

    private static boolean isInsideScan(int afterMark) {
        return afterMark == 0 || afterMark >= 0xd0 && afterMark <= 0xd7;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private void write(int marker, byte[] content) {
        picture.write(0xff);
        picture.write(marker);
        picture.writeBytes(content);
    }

    private byte[] withOrientation() {
        var cleaned = new ByteArrayOutputStream(picture.size() + 64);
        cleaned.write(0xff);
        cleaned.write(0xd8);
        orientation.map(Orientation::notes).ifPresent(notes -> {
            cleaned.write(0xff);
            cleaned.write(NOTES);
            cleaned.write(0);
            cleaned.write(2 + EXIF.length + notes.length);
            cleaned.writeBytes(EXIF);
            cleaned.writeBytes(notes);
        });
        cleaned.writeBytes(picture.toByteArray());
        return cleaned.toByteArray();
    }

    private static boolean startsWith(byte[] segment, byte[] name) {
        return segment.length >= 2 + name.length && Arrays.equals(segment, 2, 2 + name.length, name, 0, name.length);
    }
}
