package org.minqing.attachment;

import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A small picture of a photo, for a phone that takes it along: upright, a JPEG, never over {@link #MOST_BYTES}. It is made anew
 * each time and is kept nowhere here; few are made at once, for a photo needs its pixels in memory while it is read.
 */
final class Preview {

    static final int MOST_BYTES = 30_000;

    /** What unfolds into more is not drawn: the memory would be gone for everybody else. */
    private static final long MOST_PIXELS = 24_000_000;

    private static final int AT_ONCE = 2;
    private static final byte[] NOTES = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1};
    private static final int NOTES_BEGIN = 12;
    private static final int NOTES_LENGTH = 26;

    /** From the best to the lightest; the first that is light enough is taken. */
    private static final List<Grade> GRADES =
            List.of(new Grade(480, 0.65f), new Grade(480, 0.4f), new Grade(360, 0.35f), new Grade(240, 0.3f));

    private final Semaphore room = new Semaphore(AT_ONCE, true);

    /** How wide or high at most, and how fine. */
    private record Grade(int side, float quality) {}

    /** Absent for a photo that cannot be drawn here: it is too large, or of a kind that this Java does not read. */
    Optional<byte[]> of(Content photo) {
        room.acquireUninterruptibly();
        try {
            return read(photo).flatMap(picture -> light(picture, orientation(photo.bytes())));
        } catch (IOException unreadable) {
            return Optional.empty();
        } finally {
            room.release();
        }
    }

    /** Only so many of its points as are needed, and through memory alone: nothing of a photo is written to a temporary file. */
    private static Optional<BufferedImage> read(Content photo) throws IOException {
        var readers = ImageIO.getImageReadersByMIMEType(photo.type());
        if (!readers.hasNext()) {
            return Optional.empty();
        }
        var reader = readers.next();
        try (var bytes = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo.bytes()))) {
            reader.setInput(bytes, true, true);
            return drawn(reader);
        } catch (RuntimeException broken) {
            // A reader of pictures stumbles over what somebody damaged on purpose in as many ways as there are.
            throw new IOException(broken);
        } finally {
            reader.dispose();
        }
    }

    private static Optional<BufferedImage> drawn(ImageReader reader) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            return Optional.empty();
        }
        var wanted = reader.getDefaultReadParam();
        var each = Math.max(1, Math.max(width, height) / (2 * GRADES.getFirst().side()));
        wanted.setSourceSubsampling(each, each, 0, 0);
        return Optional.of(reader.read(0, wanted));
    }

    private static Optional<byte[]> light(BufferedImage picture, int orientation) {
        return GRADES.stream()
                .map(grade -> written(upright(picture, orientation, grade.side()), grade.quality()))
                .filter(bytes -> bytes.length > 0 && bytes.length <= MOST_BYTES)
                .findFirst();
    }

    private static BufferedImage upright(BufferedImage picture, int orientation, int side) {
        var scale = Math.min(1.0, (double) side / Math.max(picture.getWidth(), picture.getHeight()));
        var width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var turned = orientation >= 5;
        var image = new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.transform(turn(orientation, width, height));
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return image;
    }

    /** What brings a picture of this size upright, by the eight ways in which a camera may have been held. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] written(BufferedImage image, float quality) {
        var bytes = new ByteArrayOutputStream(MOST_BYTES);
        var writer = ImageIO.getImageWritersByMIMEType(Photo.Kind.JPEG.type()).next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var fine = writer.getDefaultWriteParam();
            fine.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            fine.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), fine);
        } catch (IOException unwritten) {
            return new byte[0];
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** As {@link JpegCleaner} wrote it: in notes that hold nothing else, before everything else. */
    private static int orientation(byte[] photo) {
        if (photo.length < NOTES_BEGIN + NOTES_LENGTH
                || !Arrays.equals(photo, 0, NOTES.length, NOTES, 0, NOTES.length)) {
            return 1;
        }
        return Orientation.in(Arrays.copyOfRange(photo, NOTES_BEGIN, NOTES_BEGIN + NOTES_LENGTH))
                .map(Orientation::value)
                .orElse(1);
    }
}
