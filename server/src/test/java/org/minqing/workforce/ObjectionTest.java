package org.minqing.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.minqing.workforce.Objection.Course;
import org.minqing.workforce.Objection.Result;
import org.minqing.workforce.Objection.Standing;
import org.minqing.workforce.Objection.Verdict;

/** A case cannot be passed round for ever. */
class ObjectionTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final Objection RULE = new Objection(Duration.ofHours(4), "owner");

    @Test
    void theFirstReceiverAnswersForTheCaseUntilTheDeskHasDecided() {
        var objected = taken(RULE.object(RULE.begin("water"), NOON));
        assertThat(objected.standing()).isEqualTo(new Standing.AtDesk("water", NOON.plus(RULE.within())));
        assertThat(objected.standing().unit()).isEqualTo("water");
        assertThat(taken(RULE.decide(objected, new Verdict.Passes("works"), NOON))
                        .standing())
                .isEqualTo(new Standing.With("works"));
    }

    @Test
    void aUnitObjectsOnce() {
        var kept = taken(RULE.decide(taken(RULE.object(RULE.begin("water"), NOON)), new Verdict.Keeps(), NOON));
        assertThat(kept).isEqualTo(new Course(new Standing.With("water"), Set.of("water"), 0));
        assertThat(RULE.object(kept, NOON)).isEqualTo(new Result.Refused("objection.once"));
    }

    @Test
    void whatNobodyDecidesInTimeGoesToTheFallbackForGood() {
        var waiting = taken(RULE.object(RULE.begin("water"), NOON));
        var late = NOON.plus(RULE.within());
        assertThat(RULE.at(waiting, late.minusNanos(1))).isEqualTo(waiting);
        assertThat(RULE.decide(waiting, new Verdict.Keeps(), late)).isEqualTo(new Result.Refused("objection.late"));
        var settled = RULE.at(waiting, late);
        assertThat(settled.standing()).isEqualTo(new Standing.Settled("owner"));
        assertThat(RULE.object(settled, late)).isEqualTo(new Result.Refused("objection.settled"));
    }

    @Test
    void whoWaitsForTheDeskCannotObjectAgainAndADeskDecidesOnlyWhatItWasAsked() {
        var waiting = taken(RULE.object(RULE.begin("water"), NOON));
        assertThat(RULE.object(waiting, NOON)).isEqualTo(new Result.Refused("objection.waiting"));
        assertThat(RULE.decide(waiting, new Verdict.Passes("water"), NOON))
                .isEqualTo(new Result.Refused("objection.same-unit"));
        assertThat(RULE.decide(RULE.begin("water"), new Verdict.Keeps(), NOON))
                .isEqualTo(new Result.Refused("objection.none"));
    }

    /** Everybody is as unwilling as can be: each step is an objection, a passing on, a delay or a repetition. */
    @Property(tries = 1_000)
    void anySequenceOfUnwillingnessEndsWithinOneHopMoreThanThereAreUnits(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int units) {
        var random = new Random(seed);
        var names =
                IntStream.range(0, units).mapToObj(number -> "unit-" + number).toList();
        var now = NOON;
        var course = RULE.begin(names.getFirst());
        var objections = 0;
        for (var step = 0; step < 20 * units; step++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(90)));
            course = RULE.at(course, now);
            var before = course;
            course = switch (RULE.object(course, now)) {
                case Result.Taken(var next) -> next;
                case Result.Refused(var code) -> after(RULE.decide(before, verdict(random, names), now), before);
            };
            objections += course.objected().size() > before.objected().size() ? 1 : 0;
        }
        assertThat(course.hops()).isLessThanOrEqualTo(units + 1);
        assertThat(objections).isLessThanOrEqualTo(units);
        assertThat(RULE.object(RULE.at(course, now.plus(RULE.within())), now.plus(RULE.within())))
                .as("nobody who has objected has another word")
                .satisfiesAnyOf(
                        result -> assertThat(result).isInstanceOf(Result.Refused.class),
                        result -> assertThat(taken(result).objected()).hasSizeLessThanOrEqualTo(units));
    }

    private static Verdict verdict(Random random, List<String> units) {
        return random.nextInt(5) == 0
                ? new Verdict.Keeps()
                : new Verdict.Passes(units.get(random.nextInt(units.size())));
    }

    private static Course after(Result result, Course before) {
        return switch (result) {
            case Result.Taken(var next) -> next;
            case Result.Refused(var code) -> before;
        };
    }

    private static Course taken(Result result) {
        assertThat(result).isInstanceOf(Result.Taken.class);
        return ((Result.Taken) result).course();
    }
}
