package org.minqing.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minqing.deadline.TestTime.SHANWEI;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.PostId;

/** Who held it how long. */
class SharesTest {

    private static final Instant START = SHANWEI.at("2026-03-02T09:00");
    private static final PostId TOWN = new PostId(new UUID(0, 1));
    private static final PostId BUREAU = new PostId(new UUID(0, 2));

    private final Shares shares = new Shares(SHANWEI.calendar());

    @Test
    void tellsWorkingFromElapsedTimeAndWhoWasOverdue() {
        var holdings = List.of(
                held(TOWN, "2026-03-02T10:00"), held(BUREAU, "2026-03-02T17:00"), held(TOWN, "2026-03-03T09:30"));
        var due = Optional.of(SHANWEI.at("2026-03-03T09:00"));
        var end = SHANWEI.at("2026-03-03T10:00");
        assertThat(shares.of(holdings, START, due, end))
                .containsExactly(
                        new Share(Optional.empty(), Duration.ofHours(1), Duration.ofHours(1), Duration.ZERO),
                        new Share(
                                Optional.of(TOWN),
                                Duration.ofMinutes(450),
                                Duration.ofMinutes(300),
                                Duration.ofMinutes(30)),
                        new Share(
                                Optional.of(BUREAU),
                                Duration.ofMinutes(990),
                                Duration.ofMinutes(90),
                                Duration.ofMinutes(30)));
    }

    @Property
    void everyOverdueMomentIsOnExactlyOnePostOrNobody(
            @ForAll("holdings") List<Holding> holdings, @ForAll("minutes") int due, @ForAll("minutes") int end) {
        var dueAt = START.plus(Duration.ofMinutes(due));
        var ended = START.plus(Duration.ofMinutes(end));
        var all = shares.of(holdings, START, Optional.of(dueAt), ended);
        var overdue = all.stream().map(Share::overdue).reduce(Duration.ZERO, Duration::plus);
        var expected = dueAt.isBefore(ended) ? Duration.between(dueAt, ended) : Duration.ZERO;
        assertThat(overdue).isEqualTo(expected);
        assertThat(all.stream().map(Share::elapsed).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.between(START, ended));
        assertThat(all).extracting(Share::post).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<Integer> minutes() {
        return Arbitraries.integers().between(0, 60 * 24 * 30);
    }

    @Provide
    Arbitrary<List<Holding>> holdings() {
        var posts = Arbitraries.of(Optional.of(TOWN), Optional.of(BUREAU), Optional.<PostId>empty());
        return Combinators.combine(posts, minutes())
                .as((post, minute) -> new Holding(post, START.plus(Duration.ofMinutes(minute))))
                .list()
                .ofMaxSize(8)
                .map(list -> list.stream()
                        .sorted(java.util.Comparator.comparing(Holding::from))
                        .toList());
    }

    private static Holding held(PostId post, String since) {
        return new Holding(Optional.of(post), SHANWEI.at(since));
    }
}
