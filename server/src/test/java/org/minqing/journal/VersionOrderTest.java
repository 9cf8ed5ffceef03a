package org.minqing.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VersionOrderTest {

    private static final UUID STREAM = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    @Test
    void takesAStreamInItsOrder() {
        var stretch = VersionOrder.of(List.of(found(STREAM, 1, 10), found(STREAM, 2, 11, 10)), Set.of());

        assertThat(versions(stretch)).containsExactly(1, 2);
        assertThat(stretch.read()).isEqualTo(2);
    }

    @Test
    void letsALaterVersionWaitThatWasWrittenUnderAnEarlierTransactionId() {
        var stretch = VersionOrder.of(
                List.of(found(STREAM, 1, 5), found(STREAM, 3, 10, 11), found(STREAM, 2, 11, 5)), Set.of());

        assertThat(versions(stretch)).containsExactly(1, 2, 3);
        assertThat(stretch.read()).isEqualTo(3);
    }

    @Test
    void endsBeforeAVersionWhosePredecessorCannotBeReadYet() {
        var stretch =
                VersionOrder.of(List.of(found(STREAM, 1, 5), found(STREAM, 3, 10, 15), found(OTHER, 1, 12)), Set.of());

        assertThat(versions(stretch)).containsExactly(1);
        assertThat(stretch.read()).isEqualTo(1);
    }

    @Test
    void stopsAStreamThatMissesAnEntryAndNoOther() {
        var missing = new VersionOrder.Found(entry(STREAM, 3), position(11), null);

        var stretch = VersionOrder.of(
                List.of(found(STREAM, 1, 5), missing, found(OTHER, 1, 12), found(STREAM, 4, 13, 11)), Set.of());

        assertThat(stretch.stopped()).containsExactly(Map.entry(STREAM, 3));
        assertThat(stretch.entries()).extracting(e -> e.draft().stream()).containsExactly(STREAM, OTHER);
        assertThat(stretch.read()).isEqualTo(4);
    }

    @Test
    void passesOverAStreamThatWasStoppedBefore() {
        var stretch = VersionOrder.of(List.of(found(STREAM, 4, 13, 11), found(OTHER, 1, 14)), Set.of(STREAM));

        assertThat(stretch.entries()).extracting(e -> e.draft().stream()).containsExactly(OTHER);
        assertThat(stretch.stopped()).isEmpty();
        assertThat(stretch.read()).isEqualTo(2);
    }

    /** Whatever the transaction ids, reading in stretches of any size gives each stream once and in order. */
    @Property(tries = 300)
    void givesEveryStreamOnceAndInOrder(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int streams,
            @ForAll @IntRange(min = 1, max = 9) int length) {
        var log = shuffledLog(new Random(seed), streams, length);
        var taken = new HashMap<UUID, List<Integer>>();

        for (var at = 0; at < log.size(); ) {
            var stretch = firstStretch(log.subList(at, log.size()));
            stretch.entries()
                    .forEach(entry -> taken.computeIfAbsent(entry.draft().stream(), any -> new ArrayList<>())
                            .add(entry.draft().version()));
            at += stretch.read();
        }

        assertThat(taken).hasSize(streams);
        assertThat(taken.values())
                .allSatisfy(versions ->
                        assertThat(versions).hasSize(length).isSorted().doesNotHaveDuplicates());
    }

    private static VersionOrder.Stretch firstStretch(List<VersionOrder.Found> rest) {
        for (var size = Math.min(3, rest.size()); ; size = Math.min(size * 2, rest.size())) {
            var stretch = VersionOrder.of(rest.subList(0, size), Set.of());
            if (stretch.read() > 0) {
                return stretch;
            }
        }
    }

    /** Every entry at a random place, which no real writer would manage so badly. */
    private static List<VersionOrder.Found> shuffledLog(Random random, int streams, int length) {
        var places = new ArrayList<Integer>();
        for (var i = 0; i < streams * length; i++) {
            places.add(i + 1);
        }
        Collections.shuffle(places, random);
        var log = new ArrayList<VersionOrder.Found>();
        for (var stream = 0; stream < streams; stream++) {
            for (var version = 1; version <= length; version++) {
                var place = stream * length + version - 1;
                var before = version == 1 ? null : position(places.get(place - 1));
                log.add(new VersionOrder.Found(
                        entry(new UUID(2, stream), version), position(places.get(place)), before));
            }
        }
        log.sort((one, two) -> one.position().compareTo(two.position()));
        return log;
    }

    private static VersionOrder.Found found(UUID stream, int version, long xid) {
        return new VersionOrder.Found(entry(stream, version), position(xid), null);
    }

    private static VersionOrder.Found found(UUID stream, int version, long xid, long before) {
        return new VersionOrder.Found(entry(stream, version), position(xid), position(before));
    }

    private static Entry entry(UUID stream, int version) {
        return Sample.stream(stream, version).getLast();
    }

    private static Position position(long xid) {
        return new Position(1, xid, xid);
    }

    private static List<Integer> versions(VersionOrder.Stretch stretch) {
        return stretch.entries().stream().map(entry -> entry.draft().version()).toList();
    }
}
