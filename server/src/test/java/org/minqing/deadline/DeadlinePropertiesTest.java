package org.minqing.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.minqing.deadline.TimeLimit.End;
import org.minqing.deadline.TimeLimit.FirstDay;
import org.minqing.deadline.TimeLimit.Unit;

/** What holds for every limit, start and set of pauses, in a city with make-up workdays and in one whose clocks change. */
class DeadlinePropertiesTest {

    private static final Instant FROM = Instant.parse("2024-12-01T00:00:00Z");
    private static final int MINUTES = 60 * 24 * 400;

    /** A clock in one of the cities. */
    record Case(TestTime time, Clock clock) {
        Due due() {
            return time.deadlines().due(clock);
        }

        Instant at() {
            return due().at().orElseThrow();
        }

        Case with(List<Pause> pauses) {
            return new Case(time, new Clock(clock.rule(), clock.start(), pauses, List.of()));
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        var limits = Combinators.combine(
                        Arbitraries.of(Unit.class),
                        Arbitraries.integers().between(0, 120),
                        Arbitraries.of(FirstDay.class),
                        Arbitraries.of(End.class))
                .as((unit, amount, first, end) ->
                        new TimeLimit(amount, unit, unit.isOfDays() ? first : FirstDay.RUNNING, end));
        return Combinators.combine(
                        Arbitraries.of(TestTime.SHANWEI, TestTime.BOSTON),
                        limits,
                        moments(),
                        pauses().list().ofMaxSize(6))
                .as((time, limit, start, pauses) ->
                        new Case(time, new Clock(TestTime.rule(limit), start, pauses, List.of())));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.integers().between(0, MINUTES * 60).map(seconds -> FROM.plusSeconds(seconds));
    }

    @Provide
    Arbitrary<Pause> pauses() {
        return Combinators.combine(moments(), Arbitraries.integers().between(0, 60 * 24 * 20))
                .as((from, minutes) ->
                        new Pause(from, Optional.of(from.plus(Duration.ofMinutes(minutes))), "appraisal"));
    }

    @Property
    void aFurtherPauseNeverShortens(@ForAll("cases") Case one, @ForAll("pauses") Pause more) {
        var pauses =
                Stream.concat(one.clock().pauses().stream(), Stream.of(more)).toList();
        assertThat(one.with(pauses).at()).isAfterOrEqualTo(one.at());
    }

    @Property
    void aPauseInTwoPartsIsOnePause(@ForAll("cases") Case one) {
        var parts = new ArrayList<Pause>();
        for (var pause : one.clock().pauses()) {
            var to = pause.to().orElseThrow();
            var middle = pause.from().plus(Duration.between(pause.from(), to).dividedBy(3));
            parts.add(new Pause(middle, Optional.of(to), pause.reason()));
            parts.add(new Pause(pause.from(), Optional.of(middle), pause.reason()));
        }
        assertThat(one.with(parts).due()).isEqualTo(one.due());
    }

    @Property
    void workingItOutAgainGivesTheSame(@ForAll("cases") Case one) {
        assertThat(one.due()).isEqualTo(one.due());
    }

    @Property
    void theLinesFollowEachOtherAndAddUp(@ForAll("cases") Case one) {
        var due = one.due();
        var counted = due.lines().stream().mapToLong(Due.Line::counted).sum();
        assertThat(due.counted())
                .isEqualTo(counted)
                .isEqualTo(one.clock().rule().limit().counted());
        var position = one.clock().start().getEpochSecond();
        for (var line : due.lines()) {
            assertThat(line.from().getEpochSecond()).isEqualTo(position);
            assertThat(line.counted()).isNotNegative();
            position = line.to().getEpochSecond();
        }
        assertThat(due.at().orElseThrow().getEpochSecond()).isEqualTo(position);
    }

    @Property
    void aLaterStartIsNeverDueEarlier(@ForAll("cases") Case one, @ForAll("moments") Instant other) {
        var moved = new Case(
                one.time(), new Clock(one.clock().rule(), other, one.clock().pauses(), List.of()));
        var earlier = other.isBefore(one.clock().start()) ? moved : one;
        var later = other.isBefore(one.clock().start()) ? one : moved;
        assertThat(later.at()).isAfterOrEqualTo(earlier.at());
    }

    @Property
    void nothingIsDueBeforeItsDayBegan(@ForAll("cases") Case one) {
        var dayBegan = one.time().calendar().beginningOfDay(one.clock().start().getEpochSecond());
        assertThat(one.at().getEpochSecond()).isGreaterThanOrEqualTo(dayBegan);
    }
}
