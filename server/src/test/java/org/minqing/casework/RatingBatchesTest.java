package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.casework.RatingBatches.Voice;
import org.minqing.casework.WaitingRatings.Waiting;
import org.minqing.insight.Ratings.Batch;
import org.minqing.kernel.AreaCode;

/** Which ratings come into the figure together, and where. */
class RatingBatchesTest {

    private static final LocalDate MONTH = LocalDate.parse("2026-10-01");
    private static final AreaCode CITY = new AreaCode(441_500_000_000_000L);
    private static final AreaCode TOWN = new AreaCode(441_521_110_000_000L);
    private static final long VILLAGES = 441_521_110_000_000L;

    private final List<Voice> voices = new ArrayList<>();

    @Test
    void fourWaitAndFiveComeInTogether() {
        say(1, 4, true);
        assertThat(open().batches()).isEmpty();
        assertThat(open().done()).isEmpty();
        say(1, 1, false);
        assertThat(open().batches()).containsExactly(new Batch(MONTH, village(1), "general-event", "general", 5, 4, 4));
        assertThat(open().done()).hasSize(5);
    }

    @Test
    void onePersonCountsOnceHoweverOften() {
        say(1, 4, true);
        var again = voices.getFirst();
        for (var times = 1; times < 5; times++) {
            voices.add(new Voice(waiting(1), again.who(), again.said()));
        }
        assertThat(open().batches()).isEmpty();
    }

    @Test
    void whatIsTooLittleForAVillageIsToldOfTheTownOnceTheMonthIsOver() {
        say(1, 6, true);
        say(2, 3, true);
        say(3, 2, false);
        assertThat(open().batches()).extracting(Batch::area).containsExactly(village(1));
        assertThat(closed().batches())
                .containsExactlyInAnyOrder(
                        new Batch(MONTH, village(1), "general-event", "general", 6, 6, 6),
                        new Batch(MONTH, TOWN, "general-event", "general", 5, 3, 3));
    }

    @Test
    void whatIsTooLittleForTheWholeCityIsDropped() {
        say(1, 2, true);
        say(2, 2, true);
        assertThat(closed().batches()).isEmpty();
        assertThat(closed().done()).hasSize(4);
    }

    @Test
    void whereTooFewServeARatingIsToldFurtherUp() {
        say(8, 4, true);
        say(9, 4, true);
        assertThat(open().batches()).extracting(Batch::area).containsExactly(TOWN);
    }

    /** Whatever waits: each that comes in is five people's or more, and nobody's rating is counted twice or lost. */
    @Test
    void noBatchIsSmallAndNothingIsCountedTwice() {
        var random = new SplittableRandom(11);
        for (var times = 0; times < 300; times++) {
            voices.clear();
            for (var village = 0; village < 10; village++) {
                say(village, random.nextInt(8), random.nextBoolean());
            }
            for (var result : List.of(open(), closed())) {
                assertThat(result.batches()).allMatch(batch -> batch.ratings() >= 5);
                assertThat(new HashSet<>(result.done())).hasSameSizeAs(result.done());
                assertThat(result.batches().stream().mapToLong(Batch::ratings).sum())
                        .isLessThanOrEqualTo(result.done().size());
            }
            assertThat(closed().done()).hasSameSizeAs(voices);
        }
    }

    private RatingBatches.Result open() {
        return new RatingBatches(RatingBatchesTest::chain, _ -> false).of(voices);
    }

    private RatingBatches.Result closed() {
        return new RatingBatches(RatingBatchesTest::chain, _ -> true).of(voices);
    }

    /** In the last villages fewer than five people serve. */
    private static List<AreaCode> chain(AreaCode leaf) {
        return leaf.value() > village(7).value() ? List.of(TOWN, CITY) : List.of(leaf, TOWN, CITY);
    }

    private void say(int village, int people, boolean well) {
        for (var person = 0; person < people; person++) {
            voices.add(new Voice(waiting(village), UUID.randomUUID(), new Opinion.Said(well, well)));
        }
    }

    private static Waiting waiting(int village) {
        return new Waiting(UUID.randomUUID(), 7, village(village), "general-event", "general", MONTH, Instant.EPOCH);
    }

    private static AreaCode village(int number) {
        return new AreaCode(VILLAGES + 1_000L * (number + 1));
    }
}
