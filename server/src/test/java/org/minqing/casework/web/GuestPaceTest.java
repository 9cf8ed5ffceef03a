package org.minqing.casework.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minqing.casework.CaseProblem;
import org.minqing.casework.web.GuestPace.Wish;
import org.minqing.kernel.ProblemException;

class GuestPaceTest {

    private static final String HERE = "192.0.2.1";

    private Instant now = Instant.parse("2026-11-28T08:00:00Z");
    private final GuestPace pace = new GuestPace(() -> now);

    @Test
    void anAddressThatReportsTooOftenIsToldHowLongToWait() {
        IntStream.range(0, 30).forEach(_ -> pace.count(Wish.REPORT, HERE));
        now = now.plus(Duration.ofMinutes(20));
        assertThatThrownBy(() -> pace.count(Wish.REPORT, HERE))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem()).isEqualTo(CaseProblem.GUEST_SLOW_DOWN);
                    assertThat(refused.extensions()).containsEntry("retryAfter", 2400L);
                });
    }

    @Test
    void afterAnHourItBeginsAnew() {
        IntStream.range(0, 30).forEach(_ -> pace.count(Wish.REPORT, HERE));
        now = now.plus(Duration.ofHours(1));
        assertThatCode(() -> pace.count(Wish.REPORT, HERE)).doesNotThrowAnyException();
    }

    @Test
    void anotherAddressAndAnotherWishAreCountedByThemselves() {
        IntStream.range(0, 30).forEach(_ -> pace.count(Wish.REPORT, HERE));
        assertThatCode(() -> pace.count(Wish.REPORT, "192.0.2.2")).doesNotThrowAnyException();
        assertThatCode(() -> pace.count(Wish.LOOK, HERE)).doesNotThrowAnyException();
    }
}
