package org.minqing.directive;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/** What somebody wants to do with a directive, and whether the rules let it happen. */
sealed interface Wish {

    record Receive(AreaCode area) implements Wish {}

    record PassOn(AreaCode area, SortedMap<AreaCode, Optional<PostId>> to) implements Wish {}

    record Answer(AreaCode area, boolean done, String text, Optional<BigDecimal> number) implements Wish {}

    record Return(AreaCode area, String text) implements Wish {}

    record Withdraw(String text) implements Wish {}

    record Close() implements Wish {}

    /** What comes of it. */
    sealed interface Outcome {

        record Allowed(Deed deed) implements Outcome {}

        record Refused(DirectiveProblem problem) implements Outcome {}
    }

    /** The area whose row it changes; absent where it changes the directive itself. */
    default Optional<AreaCode> about() {
        return switch (this) {
            case Receive(var area) -> Optional.of(area);
            case PassOn passing -> Optional.of(passing.area());
            case Answer answer -> Optional.of(answer.area());
            case Return returning -> Optional.of(returning.area());
            case Withdraw _, Close _ -> Optional.empty();
        };
    }

    /** What somebody wrote with it. */
    default Optional<String> words() {
        return switch (this) {
            case Answer answer -> Optional.of(answer.text());
            case Return returning -> Optional.of(returning.text());
            case Withdraw(var text) -> Optional.of(text);
            case Receive _, PassOn _, Close _ -> Optional.empty();
        };
    }

    default String code() {
        return switch (this) {
            case Receive _ -> "receive";
            case PassOn _ -> "pass-on";
            case Answer _ -> "answer";
            case Return _ -> "return";
            case Withdraw _ -> "withdraw";
            case Close _ -> "close";
        };
    }

    /** The decision; the course holds the area and those that it passed the directive on to. */
    default Outcome decide(Course course) {
        if (!course.directive().isOpen()) {
            return new Outcome.Refused(DirectiveProblem.OVER);
        }
        return switch (this) {
            case Receive(var area) -> receive(course, area);
            case PassOn(var area, var to) -> passOn(course, area, to);
            case Answer answer -> answer(course, answer);
            case Return returning ->
                at(course, returning.area()).isAnswered()
                        ? new Outcome.Allowed(new Deed.Returned(returning.area()))
                        : new Outcome.Refused(DirectiveProblem.NOT_NOW);
            case Withdraw _ -> new Outcome.Allowed(new Deed.Withdrawn());
            case Close _ -> new Outcome.Allowed(new Deed.Closed());
        };
    }

    private static Outcome receive(Course course, AreaCode area) {
        return at(course, area).stage() == Addressee.Stage.GIVEN
                ? new Outcome.Allowed(new Deed.Received(area))
                : new Outcome.Refused(DirectiveProblem.NOT_NOW);
    }

    private static Outcome passOn(Course course, AreaCode area, SortedMap<AreaCode, Optional<PostId>> to) {
        if (at(course, area).isAnswered()) {
            return new Outcome.Refused(DirectiveProblem.NOT_NOW);
        }
        var fresh = new TreeMap<>(to);
        fresh.keySet().removeAll(course.addressees().keySet());
        return fresh.isEmpty()
                ? new Outcome.Refused(DirectiveProblem.NOBODY_NEW)
                : new Outcome.Allowed(new Deed.PassedOn(area, fresh));
    }

    private static Outcome answer(Course course, Answer answer) {
        var own = at(course, answer.area());
        if (own.isAnswered()) {
            return new Outcome.Refused(DirectiveProblem.NOT_NOW);
        }
        var isOpenBelow = course.addressees().values().stream()
                .anyMatch(one -> one.above().equals(Optional.of(answer.area())) && !one.isAnswered());
        return answer.done() && isOpenBelow
                ? new Outcome.Refused(DirectiveProblem.OPEN_BELOW)
                : new Outcome.Allowed(new Deed.Answered(answer.area(), answer.done(), answer.number()));
    }

    private static Addressee at(Course course, AreaCode area) {
        return course.at(area).orElseThrow();
    }
}
