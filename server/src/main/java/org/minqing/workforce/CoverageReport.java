package org.minqing.workforce;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.access.Holdings;
import org.minqing.access.Holdings.Holding;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;

/** How many workers there are, and where the standing rule was not kept. Told by area and kind, never by person. */
final class CoverageReport {

    private final Workforce workforce;
    private final Holdings holdings;
    private final Leaves leaves;

    /** People and posts; somebody with three posts is one of the people and holds three of the posts. */
    record Count(int people, int posts) {

        static Count of(List<Holding> held) {
            return new Count(
                    (int) held.stream().map(Holding::account).distinct().count(),
                    (int) held.stream().map(Holding::post).distinct().count());
        }
    }

    /** The workers of one kind. */
    record KindCount(WorkerKind kind, Count count) {}

    /** All workers, and those of each kind. The people of the kinds add up to more where somebody is of two kinds. */
    record Heads(Count all, List<KindCount> kinds) {}

    CoverageReport(Workforce workforce, Holdings holdings, Leaves leaves) {
        this.workforce = workforce;
        this.holdings = holdings;
        this.leaves = leaves;
    }

    /** Who works in an area on the first of some days. */
    Heads heads(AreaCode area, Coverage.Days days) {
        var engagements = workforce.engagements(workforce.city().ranges(area));
        return heads(engagements, held(engagements, days));
    }

    private Heads heads(List<Engagement> engagements, Map<PostId, List<Holding>> held) {
        return new Heads(
                count(engagements, held),
                workforce.plan().rules().kinds().stream()
                        .map(kind -> new KindCount(
                                kind,
                                count(
                                        engagements.stream()
                                                .filter(one -> one.kind().equals(kind.id()))
                                                .toList(),
                                        held)))
                        .toList());
    }

    private static Count count(List<Engagement> engagements, Map<PostId, List<Holding>> held) {
        return Count.of(engagements.stream()
                .flatMap(one -> held.getOrDefault(one.post(), List.of()).stream())
                .toList());
    }

    private Map<PostId, List<Holding>> held(List<Engagement> engagements, Coverage.Days days) {
        var posts = engagements.stream().map(Engagement::post).toList();
        var start = days.from();
        return holdings.during(posts, start, start.plusSeconds(1)).stream()
                .collect(Collectors.groupingBy(Holding::post));
    }

    /** A team with who is in it. */
    record TeamHeads(Team team, Heads heads) {}

    /** The teams whose grids lie in some areas. */
    List<TeamHeads> teams(AreaRanges areas, Coverage.Days days) {
        var teams = workforce.plan().teams().stream()
                .filter(team -> areas.contains(team.grid()))
                .toList();
        var engaged = workforce.engagements(
                AreaRanges.union(teams.stream().map(Team::ranges).toList()));
        var held = held(engaged, days);
        return teams.stream()
                .map(team -> new TeamHeads(
                        team,
                        heads(
                                engaged.stream()
                                        .filter(one -> team.ranges().contains(one.area()))
                                        .toList(),
                                held)))
                .toList();
    }

    Coverage coverage(AreaCode area, Coverage.Days days) {
        var ranges = workforce.city().ranges(area);
        var basic = workforce.engagements(ranges).stream()
                .filter(engagement -> workforce
                        .plan()
                        .kind(engagement.kind())
                        .filter(WorkerKind::basic)
                        .isPresent())
                .collect(Collectors.groupingBy(
                        Engagement::area, Collectors.mapping(Engagement::post, Collectors.toList())));
        var away = leaves.during(days.first(), days.last());
        var asked = new HashSet<PostId>();
        basic.values().forEach(asked::addAll);
        away.stream()
                .flatMap(leave -> Stream.concat(Stream.of(leave.post()), leave.cover().stream()))
                .forEach(asked::add);
        return Coverage.of(
                workforce.plan().standing().stream().filter(ranges::contains).toList(),
                basic,
                holdings.during(asked, days.from(), days.to()),
                away,
                days);
    }
}
