package org.minqing.directive;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.directive.DirectiveLists.Opened;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;

/** What somebody sees of one directive: its areas within their scope, and what they may do. */
final class DirectiveReading {

    private final DirectiveLists lists;
    private final Access access;
    private final Parties parties;
    private final City city;
    private final InstantSource clock;

    DirectiveReading(DirectiveLists lists, Access access, Parties parties, City city, InstantSource clock) {
        this.lists = lists;
        this.access = access;
        this.parties = parties;
        this.city = city;
        this.clock = clock;
    }

    /** A directive as one reader sees it at one moment. */
    record Seen(Opened opened, List<Standing> standings, Actor reader, Instant at) {

        Directive directive() {
            return opened.course().directive();
        }

        List<Standing> within(City city, AreaCode area) {
            var ranges = city.ranges(area);
            return standings.stream()
                    .filter(one -> ranges.contains(one.addressee().area()))
                    .toList();
        }
    }

    Seen see(Actor actor, UUID id) {
        var opened = lists.one(access.scope(actor, Verb.DIRECTIVE_READ), id)
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        var now = clock.instant();
        var standings = opened.course().addressees().values().stream()
                .map(one -> standing(one, opened.course().directive(), now))
                .toList();
        return new Seen(opened, standings, actor, now);
    }

    private Standing standing(Addressee one, Directive directive, Instant now) {
        var level = city.area(one.area()).map(area -> area.level()).orElse("");
        return new Standing(one, level, parties.isGap(one), Standing.isOverdue(one, directive, now));
    }

    /** The tallies by level, the widest first. */
    Map<String, Tally> levels(Seen seen) {
        var levels = new LinkedHashMap<String, Tally>();
        for (var level : city.levels()) {
            var there = seen.standings().stream()
                    .filter(one -> one.level().equals(level.id()))
                    .toList();
            if (!there.isEmpty()) {
                levels.put(level.id(), Tally.of(there));
            }
        }
        return levels;
    }

    /** The areas directly below one that hold areas with the directive, each with the tally of all that it holds. */
    Map<AreaCode, Tally> below(Seen seen, AreaCode area) {
        var below = new TreeMap<AreaCode, Tally>();
        for (var child : city.children(area)) {
            var there = seen.within(city, child.code());
            if (!there.isEmpty()) {
                below.put(child.code(), Tally.of(there));
            }
        }
        return below;
    }

    /** Whether areas below this one have the directive. */
    boolean hasBelow(Seen seen, AreaCode area) {
        return seen.within(city, area).stream()
                .anyMatch(one -> !one.addressee().area().equals(area));
    }

    /** The reader's own areas among those that have the directive. */
    List<Standing> mine(Seen seen) {
        var areas = parties.areasOf(access.scope(seen.reader(), Verb.DIRECTIVE_ACT));
        return seen.standings().stream()
                .filter(one -> areas.contains(one.addressee().area()))
                .toList();
    }

    /** What the reader may do now with an area. */
    List<String> deeds(Seen seen, AreaCode area) {
        return possible(
                seen,
                Stream.of(
                        new Wish.Receive(area),
                        new Wish.PassOn(area, new TreeMap<>(Map.of(area, Optional.empty()))),
                        new Wish.Answer(area, true, "", Optional.empty()),
                        new Wish.Return(area, "")),
                area);
    }

    /** What the reader may do now with the directive itself. */
    List<String> deeds(Seen seen) {
        return seen.directive().isOpen()
                        && parties.may(
                                seen.reader(), new Wish.Close(), seen.opened().course())
                ? List.of("withdraw", "close")
                : List.of();
    }

    private List<String> possible(Seen seen, Stream<Wish> wishes, AreaCode area) {
        var course = seen.opened().course();
        var one = course.at(area);
        if (one.isEmpty() || !course.directive().isOpen()) {
            return List.of();
        }
        return wishes.filter(wish -> parties.may(seen.reader(), wish, course))
                .filter(wish -> isTimely(wish, one.get()))
                .map(Wish::code)
                .toList();
    }

    private boolean isTimely(Wish wish, Addressee one) {
        return switch (wish) {
            case Wish.Receive _ -> one.stage() == Addressee.Stage.GIVEN;
            case Wish.PassOn _ ->
                !one.isAnswered() && !city.children(one.area()).isEmpty();
            case Wish.Answer _ -> !one.isAnswered();
            case Wish.Return _ -> one.isAnswered();
            case Wish.Withdraw _, Wish.Close _ -> true;
        };
    }
}
