package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;

/** Posts count from the moment they are held to the moment before they are not. */
class RosterTest {

    private static final Instant SPRING = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant AUTUMN = Instant.parse("2026-09-01T00:00:00Z");
    private static final AreaCode HERE = new AreaCode(990101001000000L);

    private final AccountId officer = new AccountId(UUID.randomUUID());
    private final PostId post = new PostId(UUID.randomUUID());
    private final Roster.Held held = new Roster.Held(officer, hand(post, HERE), SPRING, Optional.of(AUTUMN));

    @Test
    void aHoldingIsHalfOpen() {
        assertThat(at(SPRING.minusNanos(1)).hands(officer)).isEmpty();
        assertThat(at(SPRING).hands(officer)).hasSize(1);
        assertThat(at(AUTUMN.minusNanos(1)).hands(officer)).hasSize(1);
        assertThat(at(AUTUMN).hands(officer)).isEmpty();
    }

    @Test
    void aRosterKnowsUntilWhenItIsRight() {
        assertThat(at(SPRING.minusSeconds(1)).until()).isEqualTo(SPRING);
        assertThat(at(SPRING).until()).isEqualTo(AUTUMN);
        assertThat(at(AUTUMN).until()).isEqualTo(Instant.MAX);
    }

    @Test
    void noDutyFallsToAnEmptySeat() {
        assertThat(at(SPRING).responsible(HERE, "duty-officer", "town", Optional.empty()))
                .contains(post);
        assertThat(at(AUTUMN).responsible(HERE, "duty-officer", "town", Optional.empty()))
                .isEmpty();
        assertThat(at(SPRING).responsible(new AreaCode(990101002000000L), "duty-officer", "town", Optional.empty()))
                .isEmpty();
    }

    private Roster at(Instant moment) {
        return Roster.at(moment, List.of(held));
    }

    private static Hand hand(PostId post, AreaCode area) {
        var town = AreaRanges.of(area.value(), area.value() + 999_999);
        return new Hand(post, "duty-officer", "town", area, town, Optional.empty());
    }
}
