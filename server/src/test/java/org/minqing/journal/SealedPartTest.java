package org.minqing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealedPartTest {

    private final List<SealedPart> parts =
            List.of(new SealedPart("case-2y", new byte[] {1, 2, 3}), new SealedPart("contact", new byte[0]));

    @Test
    void comesBackFromItsFrame() {
        assertThat(SealedPart.unframe(SealedPart.frame(parts))).isEqualTo(parts);
    }

    @Test
    void isAnEmptyFrameWhenThereIsNone() {
        assertThat(SealedPart.frame(List.of())).isEmpty();
        assertThat(SealedPart.unframe(new byte[0])).isEmpty();
    }

    @Test
    void refusesEveryCutFrame() {
        var frame = SealedPart.frame(parts);
        for (var length = 1; length < frame.length; length++) {
            var cut = Arrays.copyOf(frame, length);
            assertThatThrownBy(() -> SealedPart.unframe(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> SealedPart.unframe(Arrays.copyOf(frame, frame.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
