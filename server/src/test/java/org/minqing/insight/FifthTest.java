package org.minqing.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which part of some people said something, as far as it is told. */
class FifthTest {

    @Test
    void isTheFifthInWhichThePartLies() {
        assertThat(LongStream.of(0, 20, 21, 39, 40, 60, 61, 79, 80, 100)
                        .map(part -> Fifth.of(part, 100).from()))
                .containsExactly(0L, 0L, 20L, 20L, 40L, 40L, 60L, 60L, 80L, 80L);
    }

    /** Nobody learns what each said because all said the same: somebody less would be told in the same way. */
    @Test
    void neverTellsThatAllSaidTheSame() {
        for (var all = 5L; all <= 200; all++) {
            assertThat(Fifth.of(all, all)).isEqualTo(Fifth.of(all - 1, all));
            assertThat(Fifth.of(0, all)).isEqualTo(Fifth.of(1, all));
        }
    }
}
