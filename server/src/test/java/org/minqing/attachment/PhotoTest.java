package org.minqing.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.kernel.ProblemException;

class PhotoTest {

    @Test
    void keepsEveryPointOfAJpegAndNothingThatTheCameraWrote() {
        var taken = Pictures.jpegWithNotes(1);

        var photo = Photo.from(taken);

        assertThat(photo.kind()).isEqualTo(Photo.Kind.JPEG);
        assertThat(Pictures.asText(taken)).contains(Pictures.PLANTED);
        assertThat(Pictures.asText(photo.content())).doesNotContain(Pictures.PLANTED, "Exif");
        assertSamePoints(photo.content(), taken);
    }

    @Test
    void keepsHowAJpegIsToBeTurned() {
        var photo = Photo.from(Pictures.jpegWithNotes(6));

        var notes = Pictures.asText(photo.content()).indexOf("Exif\0\0") + 6;
        assertThat(Orientation.in(Arrays.copyOfRange(photo.content(), notes, notes + 26)))
                .contains(new Orientation(6));
        assertThat(Pictures.asText(photo.content())).doesNotContain(Pictures.PLANTED);
    }

    @Test
    void keepsEveryPointOfAPngAndNoText() {
        var taken = Pictures.pngWithNotes();

        var photo = Photo.from(taken);

        assertThat(photo.kind()).isEqualTo(Photo.Kind.PNG);
        assertThat(Pictures.asText(taken)).contains(Pictures.PLANTED, "tEXt");
        assertThat(Pictures.asText(photo.content())).doesNotContain(Pictures.PLANTED, "tEXt");
        assertSamePoints(photo.content(), taken);
    }

    @Test
    void keepsThePictureOfAWebpAndNoNotes() {
        var taken = Pictures.webpWithNotes(3);

        var photo = Photo.from(taken);

        assertThat(photo.kind()).isEqualTo(Photo.Kind.WEBP);
        assertThat(photo.width()).isEqualTo(1);
        assertThat(Pictures.asText(taken)).contains(Pictures.PLANTED, "XMP ");
        assertThat(Pictures.asText(photo.content())).contains("VP8L", "EXIF").doesNotContain(Pictures.PLANTED, "XMP ");
        assertThat(Photo.from(photo.content()).content()).isEqualTo(photo.content());
    }

    @Test
    void cleaningAgainChangesNothing() {
        for (var taken : new byte[][] {Pictures.jpegWithNotes(6), Pictures.pngWithNotes(), Pictures.webpWithNotes(8)}) {
            var once = Photo.from(taken).content();
            assertThat(Photo.from(once).content()).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "GIF89a",
                "%PDF-1.7",
                "RIFF\0\0\0\0AVI LIST",
                "PK\u0003\u0004"
            })
    void refusesWhatIsNoPhoto(String content) {
        assertRefused(content.getBytes(StandardCharsets.ISO_8859_1), AttachmentProblem.NOT_A_PHOTO);
    }

    @Test
    void refusesAPhotoThatIsCutOff() {
        var jpeg = Pictures.jpeg(64, 48);
        var png = Pictures.png(64, 48);

        assertRefused(Arrays.copyOf(jpeg, jpeg.length - 2), AttachmentProblem.BROKEN);
        assertRefused(Arrays.copyOf(png, png.length - 12), AttachmentProblem.BROKEN);
        assertRefused(Arrays.copyOf(jpeg, 4), AttachmentProblem.BROKEN);
    }

    @Test
    void refusesAPictureThatWouldUnfoldIntoTooManyPoints() {
        var bomb = ByteBuffer.wrap(Pictures.png(64, 48));
        bomb.putInt(16, 60_000).putInt(20, 60_000);
        var header = Arrays.copyOfRange(bomb.array(), 16, 29);
        bomb.position(8);
        bomb.put(Pictures.pngChunk("IHDR", header));

        assertRefused(bomb.array(), AttachmentProblem.TOO_MANY_PIXELS);
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        assertRefused(new byte[Photo.MOST_BYTES + 1], AttachmentProblem.TOO_LARGE);
    }

    @Property(tries = 2_000)
    void aDamagedPhotoIsTakenOrRefusedButNeverBreaksTheReader(
            @ForAll @IntRange(max = 2) int which,
            @ForAll @Size(max = 12) byte[] noise,
            @ForAll @IntRange(max = 5_000) int at) {
        var picture =
                new byte[][] {Pictures.jpegWithNotes(6), Pictures.pngWithNotes(), Pictures.webpWithNotes(6)}[which];
        var from = at % picture.length;
        for (var index = 0; index < noise.length && from + index < picture.length; index++) {
            picture[from + index] = noise[index];
        }
        try {
            assertThat(Photo.from(picture).content()).isNotEmpty();
        } catch (ProblemException refused) {
            assertThat(refused.problem()).isInstanceOf(AttachmentProblem.class);
        }
    }

    private static void assertRefused(byte[] content, AttachmentProblem problem) {
        assertThatThrownBy(() -> Photo.from(content))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private static void assertSamePoints(byte[] cleaned, byte[] taken) {
        assertThat(points(Pictures.shown(cleaned))).isEqualTo(points(Pictures.shown(taken)));
    }

    private static int[] points(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
