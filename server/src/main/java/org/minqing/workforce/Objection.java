package org.minqing.workforce;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * The rule against passing a case round: each unit may object once, a desk decides within some hours, and where it does not
 * the fallback owner has the case for good. Until it is decided, the unit that has the case stays responsible, the first
 * receiver too. So a case changes hands at most once for each unit and once more to the fallback.
 *
 * @param within how long the deciding desk has
 * @param fallback the unit that has the case when nobody decided; it cannot object
 */
public record Objection(Duration within, String fallback) {

    public Objection {
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("A desk needs time to decide");
        }
    }

    /** Where a case stands between the units. */
    public sealed interface Standing {

        /** The unit that answers for the case now. */
        String unit();

        /** The unit has it and may still object if it has not yet. */
        record With(String unit) implements Standing {}

        /** The unit has objected and answers for the case until the desk has decided. */
        record AtDesk(String unit, Instant decideBefore) implements Standing {}

        /** Nobody objects any more. */
        record Settled(String unit) implements Standing {}
    }

    /** The course of one case: who objected so far and how often it changed hands. */
    public record Course(Standing standing, Set<String> objected, int hops) {

        public Course {
            objected = Set.copyOf(objected);
        }
    }

    /** What came of a step. */
    public sealed interface Result {

        record Taken(Course course) implements Result {}

        /** The code of the reason; nothing changed. */
        record Refused(String code) implements Result {}
    }

    /** What a desk may decide. */
    public sealed interface Verdict {

        /** The unit must take it. */
        record Keeps() implements Verdict {}

        /** Another unit has it from now on. */
        record Passes(String to) implements Verdict {}
    }

    /** The first receiver has the case. */
    public Course begin(String firstReceiver) {
        return new Course(received(firstReceiver), Set.of(), 0);
    }

    public Result object(Course course, Instant now) {
        return switch (course.standing()) {
            case Standing.Settled settled -> new Result.Refused("objection.settled");
            case Standing.AtDesk waiting -> new Result.Refused("objection.waiting");
            case Standing.With(var unit) when course.objected().contains(unit) -> new Result.Refused("objection.once");
            case Standing.With(var unit) -> {
                var objected = new HashSet<>(course.objected());
                objected.add(unit);
                yield new Result.Taken(
                        new Course(new Standing.AtDesk(unit, now.plus(within)), objected, course.hops()));
            }
        };
    }

    public Result decide(Course course, Verdict verdict, Instant now) {
        if (!(course.standing() instanceof Standing.AtDesk(var unit, var before))) {
            return new Result.Refused("objection.none");
        }
        if (!now.isBefore(before)) {
            return new Result.Refused("objection.late");
        }
        return switch (verdict) {
            case Verdict.Keeps() -> new Result.Taken(new Course(received(unit), course.objected(), course.hops()));
            case Verdict.Passes(var to) when to.equals(unit) -> new Result.Refused("objection.same-unit");
            case Verdict.Passes(var to) ->
                new Result.Taken(new Course(received(to), course.objected(), course.hops() + 1));
        };
    }

    /** What the time alone has decided by now. */
    public Course at(Course course, Instant now) {
        return course.standing() instanceof Standing.AtDesk(var unit, var before) && !now.isBefore(before)
                ? new Course(
                        new Standing.Settled(fallback),
                        course.objected(),
                        course.hops() + (unit.equals(fallback) ? 0 : 1))
                : course;
    }

    private Standing received(String unit) {
        return unit.equals(fallback) ? new Standing.Settled(unit) : new Standing.With(unit);
    }
}
