package org.minqing.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.minqing.kernel.AreaCode;

class HistoryTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    @Property(tries = 300)
    void neverTwoStatesOfAnAreaOnOneDayAndNothingToDoTheSecondTime(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        List<Division> known = List.of();
        for (var load = 0; load < 6; load++) {
            var today = START.plusDays(load * 10L);
            var folder = folder(random, today);
            known = after(known, folder, today);
            assertThat(History.between(known, folder, today).isEmpty()).isTrue();
            for (var day = START.minusDays(40); day.isBefore(today.plusDays(40)); day = day.plusDays(5)) {
                var on = day;
                var standing = known.stream()
                        .filter(division -> division.validOn(on))
                        .map(division -> division.area().code())
                        .toList();
                assertThat(standing).doesNotHaveDuplicates();
            }
            assertThat(known).containsAll(folder);
        }
    }

    private static List<Division> after(List<Division> known, List<Division> folder, LocalDate today) {
        var history = History.between(known, folder, today);
        var after = new HashSet<>(known);
        assertThat(after).containsAll(history.closed());
        after.removeAll(history.closed());
        after.addAll(history.opened());
        return List.copyOf(after);
    }

    /** Some of five areas, each with a random name, beginning and perhaps an end. */
    private static List<Division> folder(SplittableRandom random, LocalDate today) {
        var folder = new ArrayList<Division>();
        for (var number = 1; number <= 5; number++) {
            if (random.nextInt(4) == 0) {
                continue;
            }
            var from = today.minusDays(random.nextInt(3) * 10L);
            var to = random.nextInt(4) == 0
                    ? Optional.of(from.plusDays(random.nextInt(1, 4) * 5L))
                    : Optional.<LocalDate>empty();
            folder.add(new Division(area(number, "name " + random.nextInt(2)), from, to));
        }
        return folder;
    }

    private static Area area(int number, String name) {
        return new Area(
                new AreaCode(100_000_000_000_000L + number),
                "town",
                Optional.empty(),
                name,
                Map.of(),
                "",
                Optional.empty(),
                false,
                Map.of());
    }
}
