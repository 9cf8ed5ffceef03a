package org.minqing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.PostId;

/** However much happens, within a window each hears of a subject once in each kind, and nothing is lost. */
class CoalescingTest {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    @Property(tries = 500)
    void withinAWindowThereIsOneNoticeAndItsCountIsWhatHappened(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int occasions) {
        var happened = happened(new Random(seed), occasions);
        var kept = Coalescing.of(List.of(), happened, WINDOW);
        assertThat(kept.grown()).isEmpty();
        assertThat(kept.fresh()).extracting(Notice::id).doesNotHaveDuplicates();
        assertThat(kept.fresh().stream().mapToInt(Notice::count).sum()).isEqualTo(occasions);
        kept.fresh().stream()
                .collect(Collectors.groupingBy(Notice::key))
                .values()
                .forEach(CoalescingTest::standApart);
    }

    @Property(tries = 500)
    void itDoesNotMatterHowTheReaderCutTheStretches(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int occasions) {
        var random = new Random(seed);
        var happened = happened(random, occasions);
        var kept = new HashMap<UUID, Notice>();
        var rest = happened;
        while (!rest.isEmpty()) {
            var cut = 1 + random.nextInt(rest.size());
            var step = Coalescing.of(kept.values(), rest.subList(0, cut), WINDOW);
            step.fresh()
                    .forEach(notice -> assertThat(kept.put(notice.id(), notice)).isNull());
            step.grown()
                    .forEach(notice -> assertThat(kept.put(notice.id(), notice)).isNotNull());
            rest = rest.subList(cut, rest.size());
        }
        assertThat(kept.values())
                .containsExactlyInAnyOrderElementsOf(
                        Coalescing.of(List.of(), happened, WINDOW).fresh());
    }

    private static void standApart(List<Notice> some) {
        var sorted = some.stream().map(Notice::at).sorted().toList();
        for (var index = 1; index < sorted.size(); index++) {
            assertThat(Duration.between(sorted.get(index - 1), sorted.get(index)))
                    .isGreaterThanOrEqualTo(WINDOW);
        }
    }

    private static List<Occasion> happened(Random random, int count) {
        var occasions = new ArrayList<Occasion>();
        var at = NOON;
        for (var version = 1; version <= count; version++) {
            at = at.plusSeconds(random.nextInt(400));
            var recipient = random.nextBoolean()
                    ? new Recipient.Account(new AccountId(new UUID(0, random.nextInt(2))))
                    : new Recipient.Post(new PostId(new UUID(0, random.nextInt(2))));
            var key = new Occasion.Key(
                    recipient, random.nextBoolean() ? "moved" : "assigned", new UUID(1, random.nextInt(3)));
            occasions.add(new Occasion(key, version, at, random.nextInt(5) == 0, Map.of("state", "s" + version)));
        }
        return occasions;
    }
}
