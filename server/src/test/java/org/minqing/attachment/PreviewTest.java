package org.minqing.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewTest {

    private final Preview previews = new Preview();

    @Test
    void isSmallAndLightWhateverThePhotoIs() throws IOException {
        var noise = new BufferedImage(2048, 1536, BufferedImage.TYPE_INT_RGB);
        var random = new Random(20261129);
        for (var x = 0; x < noise.getWidth(); x++) {
            for (var y = 0; y < noise.getHeight(); y++) {
                noise.setRGB(x, y, random.nextInt(0x1000000));
            }
        }

        var small = previews.of(content("image/jpeg", written(noise, "jpg"))).orElseThrow();

        assertThat(small).hasSizeLessThanOrEqualTo(Preview.MOST_BYTES).startsWith(0xff, 0xd8, 0xff);
        assertThat(Math.max(
                        Pictures.shown(small).getWidth(), Pictures.shown(small).getHeight()))
                .isLessThanOrEqualTo(480);
    }

    @Test
    void drawsWhatIsSmallAtItsSizeAndTurnsNothingThatIsUpright() {
        var shown = Pictures.shown(
                previews.of(content("image/png", Pictures.png(61, 17))).orElseThrow());

        assertThat(shown.getWidth()).isEqualTo(61);
        assertThat(shown.getHeight()).isEqualTo(17);
    }

    /** The corner at the top left of the scene is red; where it lies in the file depends on how the camera was held. */
    @ParameterizedTest
    @CsvSource({"1,0,0", "2,1,0", "3,1,1", "4,0,1", "5,0,0", "6,0,1", "7,1,1", "8,1,0"})
    void standsUprightHoweverTheCameraWasHeld(int orientation, int right, int bottom) throws IOException {
        var kept = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        var pen = kept.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(right * 32, bottom * 24, 32, 24);
        pen.dispose();
        var photo = Photo.from(Pictures.heldAs(orientation, written(kept, "jpg")));

        var shown = Pictures.shown(
                previews.of(content("image/jpeg", photo.content())).orElseThrow());

        assertThat(shown.getWidth() > shown.getHeight()).isEqualTo(orientation < 5);
        assertThat(new Color(shown.getRGB(8, 8)).getRed()).isGreaterThan(150);
        assertThat(new Color(shown.getRGB(shown.getWidth() - 8, shown.getHeight() - 8)).getRed())
                .isLessThan(100);
    }

    @Test
    void isAbsentForWhatCannotBeDrawnHere() {
        var picture = Pictures.jpeg(64, 48);
        var damaged = picture.clone();
        for (var at = 200; at < 500; at++) {
            damaged[at] = (byte) 0xff;
        }

        assertThat(previews.of(content("image/webp", Pictures.webpWithNotes(1))))
                .isEmpty();
        assertThat(previews.of(content("image/jpeg", damaged))).isEmpty();
        assertThat(previews.of(content("image/png", picture))).isEmpty();
    }

    private static Content content(String type, byte[] bytes) {
        return new Content(type, bytes);
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }
}
