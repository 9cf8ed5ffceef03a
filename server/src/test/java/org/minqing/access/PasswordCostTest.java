package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minqing.access.secret.PasswordCost;

/** Tests hash lightly; a city does not. */
class PasswordCostTest {

    @Test
    void aServerPaysWhatIsRecommended() {
        assertThat(new AccessConfiguration().passwordCost())
                .isEqualTo(PasswordCost.RECOMMENDED)
                .isEqualTo(new PasswordCost(19_456, 2));
    }
}
