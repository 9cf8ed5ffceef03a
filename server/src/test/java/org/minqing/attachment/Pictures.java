package org.minqing.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures made for tests, with what a phone would write into them. */
public final class Pictures {

    /** Words that stand in the notes and must be nowhere afterwards. */
    public static final String PLANTED = "GPS-22.7862N-115.3751E-sample-camera";

    private Pictures() {}

    static byte[] jpeg(int width, int height) {
        return image("jpg", width, height);
    }

    public static byte[] png(int width, int height) {
        return image("png", width, height);
    }

    /** A PNG that carries these words as a comment. */
    public static byte[] pngWith(int width, int height, String words) {
        var plain = png(width, height);
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 33);
        out.writeBytes(pngChunk(
                "tEXt",
                join("Comment\0".getBytes(StandardCharsets.ISO_8859_1), words.getBytes(StandardCharsets.UTF_8))));
        out.write(plain, 33, plain.length - 33);
        return out.toByteArray();
    }

    /** A lossless WebP of one red point, wrapped as phones do, with EXIF and XMP. */
    static byte[] webpWithNotes(int orientation) {
        var simple = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
        var picture = ByteBuffer.allocate(simple.length - 12)
                .put(simple, 12, simple.length - 12)
                .array();
        var header = new byte[10];
        header[0] = 0x0c;
        return riff(chunk("VP8X", header), picture, chunk("EXIF", notes(orientation)), chunk("XMP ", planted()));
    }

    public static byte[] jpegWithNotes(int orientation) {
        var plain = jpeg(64, 48);
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        segment(out, 0xe1, join("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), notes(orientation)));
        segment(out, 0xe1, join("http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1), planted()));
        segment(out, 0xed, planted());
        segment(out, 0xfe, planted());
        out.write(plain, 2, plain.length - 2);
        out.writeBytes(planted());
        return out.toByteArray();
    }

    /** A JPEG with the note of a camera that was held so. */
    static byte[] heldAs(int orientation, byte[] jpeg) {
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        segment(out, 0xe1, join("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), notes(orientation)));
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** A JPEG that carries these bytes in its comment. */
    public static byte[] jpegWith(byte[] comment) {
        var plain = jpeg(61, 47);
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        segment(out, 0xfe, comment);
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    static byte[] pngWithNotes() {
        var plain = png(64, 48);
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 33);
        out.writeBytes(pngChunk("tEXt", join("Comment\0".getBytes(StandardCharsets.ISO_8859_1), planted())));
        out.writeBytes(pngChunk("eXIf", notes(6)));
        out.write(plain, 33, plain.length - 33);
        out.writeBytes(planted());
        return out.toByteArray();
    }

    static BufferedImage shown(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String asText(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** TIFF-formed notes: an orientation, and a GPS text behind the directory. */
    private static byte[] notes(int orientation) {
        var text = planted();
        return ByteBuffer.allocate(26 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'I')
                .put((byte) 'I')
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put(text)
                .array();
    }

    private static byte[] image(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < width; x++) {
            for (var y = 0; y < height; y++) {
                image.setRGB(x, y, (x * 37 + y * 91) & 0xffffff);
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write(0xff);
        out.write(marker);
        out.write((content.length + 2) >> 8);
        out.write((content.length + 2) & 0xff);
        out.writeBytes(content);
    }

    static byte[] pngChunk(String name, byte[] content) {
        var chunk = ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(content);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, content.length + 4);
        return chunk.putInt((int) crc.getValue()).array();
    }

    private static byte[] riff(byte[]... chunks) {
        return chunk("RIFF", join("WEBP".getBytes(StandardCharsets.ISO_8859_1), join(chunks)));
    }

    private static byte[] chunk(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] planted() {
        return PLANTED.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
