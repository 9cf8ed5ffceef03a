package org.minqing.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.minqing.access.Hand;
import org.minqing.access.Posts;
import org.minqing.area.City;
import org.minqing.area.Level;
import org.minqing.deadline.Extension.Verdict;
import org.minqing.kernel.PostId;
import org.minqing.scenario.Action;
import org.minqing.scenario.By;
import org.minqing.scenario.Clock;
import org.minqing.scenario.ClockRun;
import org.minqing.scenario.Offer;
import org.minqing.scenario.Outcome;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Who;

/**
 * More time for a case: whoever has it asks, a post of a level above decides, once. The flow says by which steps; the rule of
 * the deadlines says whether time is given, and where none would be, the step is refused before it is taken.
 */
final class Extending {

    private final City city;
    private final Posts posts;
    private final Whom whom;
    private final CaseClocks clocks;

    /** Finds the posts that are told something about a case. */
    interface Whom {

        List<PostId> of(CaseFile file, List<By> named);
    }

    Extending(City city, Posts posts, Whom whom, CaseClocks clocks) {
        this.city = city;
        this.posts = posts;
        this.whom = whom;
        this.clocks = clocks;
    }

    /** A clock with the rule by which it is extended. */
    private record Extendable(Clock clock, Clock.Extension rule) {}

    /** Why a step that would grant more time is not taken. */
    Optional<Turn.Refused> refusal(Scenario scenario, CaseFile file, Outcome.Moved step, Instant now) {
        return onRequest(scenario, step.action())
                .flatMap(one -> verdict(one, file, step.post(), now).stream())
                .findFirst()
                .flatMap(Extending::reason)
                .map(reason -> Turn.Refused.because(reason, file.standing().state()));
    }

    /** Whether a step that is offered would not be refused for that. */
    boolean mayBeTaken(Scenario scenario, CaseFile file, Offer offer, Who who, Instant now) {
        return !(offer instanceof Offer.Allowed)
                || onRequest(scenario, offer.action().id())
                        .allMatch(one -> who.seats().stream()
                                .map(seat -> verdict(one, file, Optional.of(seat.post()), now))
                                .anyMatch(verdict ->
                                        verdict.flatMap(Extending::reason).isEmpty()));
    }

    /** What a step asks or decides about a time limit, to be kept with its entry. */
    Optional<MoreTime> deed(Scenario scenario, CaseFile file, Outcome.Moved step) {
        return extendable(scenario)
                .flatMap(one -> deed(one, scenario, file, step).stream())
                .findFirst();
    }

    private Optional<MoreTime> deed(Extendable one, Scenario scenario, CaseFile file, Outcome.Moved step) {
        var id = one.clock().id();
        var flow = scenario.flow();
        if (step.action().equals(one.rule().action())) {
            return Optional.of(new MoreTime(
                    id, MoreTime.Deed.GRANTED, holding(file, step), step.post(), above(step.post(), file)));
        }
        if (one.rule().askedBy().filter(step.action()::equals).isPresent()) {
            var deciding = flow.action(one.rule().action()).map(Action::by).orElse(List.of());
            return Optional.of(new MoreTime(id, MoreTime.Deed.ASKED, whom.of(file, deciding), Optional.empty(), 0));
        }
        var decides = one.rule()
                .askedBy()
                .filter(asking -> flow.action(step.action())
                        .filter(action -> action.notAfter().contains(asking))
                        .isPresent())
                .filter(_ -> isAsked(one, scenario, file));
        return decides.map(_ -> new MoreTime(id, MoreTime.Deed.NOT_GRANTED, holding(file, step), Optional.empty(), 0));
    }

    private static boolean isAsked(Extendable one, Scenario scenario, CaseFile file) {
        return scenario.flow()
                .action(one.rule().action())
                .filter(granting -> granting.from().contains(file.standing().state()))
                .isPresent();
    }

    /** Who has the case, or covers for them, unless they decide themselves. */
    private List<PostId> holding(CaseFile file, Outcome.Moved step) {
        return whom.of(file, List.of(new By.Assignee())).stream()
                .filter(post -> !step.post().equals(Optional.of(post)))
                .toList();
    }

    private static Stream<Extendable> extendable(Scenario scenario) {
        return scenario.clocks().stream()
                .flatMap(clock -> clock.extension().map(rule -> new Extendable(clock, rule)).stream());
    }

    /** The clocks on whose extension an action decides, after somebody asked for it. */
    private static Stream<Extendable> onRequest(Scenario scenario, String action) {
        return extendable(scenario)
                .filter(one -> one.rule().action().equals(action)
                        && one.rule().askedBy().isPresent());
    }

    /** A clock that does not run has no time to which any could be added. */
    private Optional<Verdict> verdict(Extendable one, CaseFile file, Optional<PostId> by, Instant now) {
        var grant = new ClockRun.Grant(now, by, above(by, file));
        return clocks.verdict(one.clock(), file, grant).or(() -> Optional.of(Verdict.NOT_EXTENDABLE));
    }

    /** How many levels a post stands above the one that has the case; one where either is not known any more. */
    private int above(Optional<PostId> by, CaseFile file) {
        var granting = by.flatMap(this::level);
        var holding = file.standing().assignee().flatMap(this::level);
        return granting.isPresent() && holding.isPresent() ? holding.get() - granting.get() : 1;
    }

    private Optional<Integer> level(PostId post) {
        var levels = city.levels().stream().map(Level::id).toList();
        return posts.hand(post).map(Hand::level).map(levels::indexOf).filter(at -> at >= 0);
    }

    private static Optional<String> reason(Verdict verdict) {
        return switch (verdict) {
            case GRANTED -> Optional.empty();
            case NOT_EXTENDABLE, TOO_LONG -> Optional.of("extension-none");
            case TOO_LATE, WITHOUT_NOTICE -> Optional.of("extension-late");
            case NOT_FROM_ABOVE -> Optional.of("extension-own-level");
            case SECOND -> Optional.of("extension-twice");
        };
    }
}
