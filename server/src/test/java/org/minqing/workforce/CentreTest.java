package org.minqing.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/** Which post has the watch. */
class CentreTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final List<Shift> DAY_AND_NIGHT =
            List.of(shift("day", "08:00", "20:00"), shift("night", "20:00", "08:00"));

    @Test
    void aNightReachesIntoTheNextDay() {
        var watch = centre(2, DAY_AND_NIGHT)
                .watch(Instant.parse("2026-11-23T18:00:00Z"), SHANGHAI)
                .orElseThrow();
        assertThat(watch.shift()).isEqualTo("night");
        assertThat(watch.from()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(watch.to()).isEqualTo("2026-11-24T00:00:00Z");
    }

    @Test
    void everyMomentOfAYearHasOneWatchAndEveryPostHasDaysAndNights() {
        var centre = centre(3, DAY_AND_NIGHT);
        var had = new HashSet<String>();
        var next = Instant.parse("2026-01-01T00:00:00Z");
        while (next.isBefore(Instant.parse("2027-01-01T00:00:00Z"))) {
            var watch = centre.watch(next, SHANGHAI).orElseThrow();
            assertThat(watch.to()).isAfter(next);
            had.add(watch.shift() + watch.seat().post());
            next = watch.to();
        }
        assertThat(had).hasSize(6);
    }

    @Test
    void aRosterIsTheRunningWatchAndThoseThatFollowWithoutAGap() {
        var from = Instant.parse("2026-11-23T18:00:00Z");
        var roster = centre(3, DAY_AND_NIGHT).watches(from, from.plus(Duration.ofHours(48)), SHANGHAI);
        assertThat(roster).extracting(Centre.Watch::shift).containsExactly("night", "day", "night", "day", "night");
        for (var turn = 1; turn < roster.size(); turn++) {
            assertThat(roster.get(turn).from()).isEqualTo(roster.get(turn - 1).to());
        }
    }

    @Test
    void aRosterStepsOverTheHoursInWhichNobodyHasTheWatch() {
        var office = centre(1, List.of(shift("office", "09:00", "17:00")));
        var night = Instant.parse("2026-11-23T10:00:00Z");
        assertThat(office.watches(night, night.plus(Duration.ofHours(48)), SHANGHAI))
                .extracting(Centre.Watch::from)
                .containsExactly(Instant.parse("2026-11-24T01:00:00Z"), Instant.parse("2026-11-25T01:00:00Z"));
    }

    @Test
    void theClocksAreTheCitysOwnWhenTheyChangeToo() {
        var night = centre(1, DAY_AND_NIGHT)
                .watch(Instant.parse("2026-03-08T05:00:00Z"), NEW_YORK)
                .orElseThrow();
        assertThat(Duration.between(night.from(), night.to())).isEqualTo(Duration.ofHours(11));
    }

    @Test
    void betweenShiftsNobodyHasTheWatch() {
        var office = centre(1, List.of(shift("office", "09:00", "17:00")));
        assertThat(office.watch(Instant.parse("2026-11-23T09:00:00Z"), SHANGHAI))
                .isEmpty();
        assertThat(office.watch(Instant.parse("2026-11-23T08:59:59Z"), SHANGHAI))
                .isPresent();
    }

    private static Centre centre(int posts, List<Shift> shifts) {
        var seats = IntStream.range(0, posts)
                .mapToObj(number -> new Centre.Seat(new PostId(new UUID(0, number)), "duty-officer"))
                .toList();
        return new Centre(UUID.randomUUID(), new AreaCode(990101001000000L), "town", seats, shifts);
    }

    private static Shift shift(String id, String from, String to) {
        return new Shift(id, LocalTime.parse(from), LocalTime.parse(to));
    }
}
