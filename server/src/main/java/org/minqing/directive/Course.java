package org.minqing.directive;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.minqing.directive.Addressee.Receipt;
import org.minqing.directive.Addressee.Reply;
import org.minqing.directive.Directive.Words;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/** A directive with areas that it was given to: all of them, or those that matter for one step. Follows from the entries. */
record Course(Directive directive, SortedMap<AreaCode, Addressee> addressees) {

    Course {
        addressees = Collections.unmodifiableSortedMap(new TreeMap<>(addressees));
    }

    /** How an entry was made: in which post, when, and what was sealed with it. */
    record Made(PostId post, Instant at, Optional<Words> words) {}

    static Course begin(UUID id, Deed.Given given, Made made) {
        var directive = new Directive(
                id,
                1,
                new Directive.Giver(given.from(), made.post(), made.at()),
                given.due(),
                given.counts(),
                Directive.State.OPEN,
                Optional.empty(),
                made.words().orElseThrow());
        var addressees = new TreeMap<AreaCode, Addressee>();
        given.to().forEach((area, post) -> addressees.put(area, Addressee.given(area, Optional.empty(), post)));
        return new Course(directive, addressees);
    }

    /** The same after one more step. */
    Course after(Deed deed, Made made) {
        return switch (deed) {
            case Deed.Given _ -> throw new IllegalStateException("A directive is given once");
            case Deed.Received(var area) -> with(area, one -> one.received(new Receipt(made.post(), made.at())));
            case Deed.PassedOn(var area, var to) -> {
                var after =
                        new TreeMap<>(with(area, one -> one.passed(new Receipt(made.post(), made.at()))).addressees);
                to.forEach((below, post) -> after.put(below, Addressee.given(below, Optional.of(area), post)));
                yield new Course(directive, after);
            }
            case Deed.Answered(var area, var done, var number) ->
                with(
                        area,
                        one -> one.answered(
                                done,
                                new Reply(
                                        made.post(),
                                        made.at(),
                                        number,
                                        made.words().orElseThrow())));
            case Deed.Returned(var area) -> with(area, Addressee::returned);
            case Deed.Withdrawn() -> new Course(directive.ended(Directive.State.WITHDRAWN, made.at()), addressees);
            case Deed.Closed() -> new Course(directive.ended(Directive.State.CLOSED, made.at()), addressees);
            case Deed.Reminded _, Deed.Refused _ -> this;
        };
    }

    /** The areas that stand otherwise than before. */
    List<Addressee> changedSince(Course before) {
        return addressees.values().stream()
                .filter(one -> !one.equals(before.addressees.get(one.area())))
                .toList();
    }

    Optional<Addressee> at(AreaCode area) {
        return Optional.ofNullable(addressees.get(area));
    }

    private Course with(AreaCode area, UnaryOperator<Addressee> change) {
        var after = new TreeMap<>(addressees);
        after.compute(area, (code, one) -> {
            if (one == null) {
                throw new IllegalStateException("Directive %s was not given to %s".formatted(directive.id(), code));
            }
            return change.apply(one);
        });
        return new Course(directive, after);
    }
}
