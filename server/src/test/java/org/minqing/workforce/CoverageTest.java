package org.minqing.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minqing.access.Holdings.Holding;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/** On which days an area is without a basic worker. */
class CoverageTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final AreaCode HERE = new AreaCode(990101001001001L);
    private static final AreaCode THERE = new AreaCode(990101001001002L);
    private static final PostId WORKER = new PostId(new UUID(0, 1));
    private static final PostId NEIGHBOUR = new PostId(new UUID(0, 2));
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Coverage.Days WEEK = new Coverage.Days(MONDAY, MONDAY.plusDays(6), ZONE);

    @Test
    void anAreaWithAWorkerIsCoveredAndOneWithoutIsNot() {
        var coverage = coverage(List.of(holding(WORKER, "2023-01-01T00:00:00Z", null)), List.of());
        assertThat(coverage.areas()).isEqualTo(2);
        assertThat(coverage.uncovered()).singleElement().satisfies(gap -> {
            assertThat(gap.area()).isEqualTo(THERE);
            assertThat(gap.days()).hasSize(7);
        });
        assertThat(coverage.uncoveredDays()).isEqualTo(7);
    }

    @Test
    void aLeaveLeavesItsDaysUncoveredUnlessItsCoverIsThere() {
        var holdings = List.of(
                holding(WORKER, "2023-01-01T00:00:00Z", null), holding(NEIGHBOUR, "2023-01-01T00:00:00Z", null));
        assertThat(daysHere(holdings, List.of(leave(WORKER, 1, 2, Optional.empty()))))
                .containsExactly(MONDAY.plusDays(1), MONDAY.plusDays(2));
        assertThat(daysHere(holdings, List.of(leave(WORKER, 1, 2, Optional.of(NEIGHBOUR)))))
                .isEmpty();
        assertThat(daysHere(
                        holdings,
                        List.of(leave(WORKER, 1, 2, Optional.of(NEIGHBOUR)), leave(NEIGHBOUR, 2, 4, Optional.empty()))))
                .containsExactly(MONDAY.plusDays(2));
    }

    @Test
    void aDayOnWhichThePostChangesHandsIsCoveredAndOneWithAHoleIsNot() {
        var gone = holding(WORKER, "2023-01-01T00:00:00Z", "2026-11-24T04:00:00Z");
        assertThat(daysHere(List.of(gone, holding(WORKER, "2026-11-24T04:00:00Z", null)), List.of()))
                .isEmpty();
        assertThat(daysHere(List.of(gone, holding(WORKER, "2026-11-25T09:00:00Z", null)), List.of()))
                .containsExactly(MONDAY.plusDays(1), MONDAY.plusDays(2));
    }

    private static List<LocalDate> daysHere(List<Holding> holdings, List<Leave> leaves) {
        return coverage(holdings, leaves).uncovered().stream()
                .filter(gap -> gap.area().equals(HERE))
                .findFirst()
                .map(Coverage.Uncovered::days)
                .orElse(List.of());
    }

    private static Coverage coverage(List<Holding> holdings, List<Leave> leaves) {
        return Coverage.of(
                List.of(HERE, THERE),
                Map.of(HERE, List.of(WORKER), THERE, List.of(new PostId(new UUID(0, 3)))),
                holdings,
                leaves,
                WEEK);
    }

    private static Holding holding(PostId post, String from, @Nullable String to) {
        return new Holding(
                new AccountId(UUID.randomUUID()),
                post,
                HERE,
                Instant.parse(from),
                to == null ? null : Instant.parse(to));
    }

    private static Leave leave(PostId post, int first, int last, Optional<PostId> cover) {
        return new Leave(
                UUID.randomUUID(),
                new Leave.Days(post, HERE, MONDAY.plusDays(first), MONDAY.plusDays(last)),
                cover,
                cover.isPresent() ? Optional.empty() : Optional.of("vacancy"),
                new Leave.Entered(Actor.of(new AccountId(UUID.randomUUID())), Instant.EPOCH));
    }
}
