package org.minqing.access.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** Codes that are shown once. */
class OneTimeCodeTest {

    @Test
    void haveAHundredAndEightyBits() {
        assertThat(OneTimeCode.forPassword().text()).matches("([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(OneTimeCode.forRecovery().text()).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
    }

    @Test
    void areNeverTheSame() {
        var seen = new HashSet<String>();
        for (var count = 0; count < 1_000; count++) {
            assertThat(seen.add(OneTimeCode.forPassword().text())).isTrue();
        }
    }

    @Test
    void areTheSameHoweverTheyAreTyped() {
        var code = OneTimeCode.typed("A1B0-CDEF-GHJK-MNPQ-RSTV");
        assertThat(OneTimeCode.typed(" albo cdef ghjk mnpq rstv").hash()).isEqualTo(code.hash());
        assertThat(OneTimeCode.typed("A1B0-CDEF-GHJK-MNPQ-RSTW").hash()).isNotEqualTo(code.hash());
    }

    @Test
    void sayNothingInALog() {
        assertThat(OneTimeCode.forPassword()).hasToString("OneTimeCode");
    }
}
