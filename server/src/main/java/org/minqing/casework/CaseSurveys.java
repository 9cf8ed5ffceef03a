package org.minqing.casework;

import java.util.LinkedHashMap;
import java.util.List;
import org.minqing.access.Access;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.insight.CaseCounts;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.Page;
import org.springframework.stereotype.Service;

/**
 * Many cases at once: lists, counts and points. They agree, for they ask the same question with the same reach; counts of
 * areas come from the figures that a reader of the journal keeps, a moment behind the list.
 */
@Service
public class CaseSurveys {

    /** The cases under one key, such as a state or an area. */
    public record Count(String key, long count) {}

    private final Access access;
    private final City city;
    private final CaseLists lists;
    private final CaseCounts figures;
    private final CasePoints points;
    private final Needs needs;

    CaseSurveys(Access access, City city, CaseLists lists, CaseCounts figures, CasePoints points, Needs needs) {
        this.access = access;
        this.city = city;
        this.lists = lists;
        this.figures = figures;
        this.points = points;
        this.needs = needs;
    }

    /** One page, in the order that the question asks for. */
    public Page<CaseFile> page(Actor actor, CaseQuery query) {
        return lists.page(reach(actor, query), query);
    }

    /** The points of the cases, or the middles of crowds of them where they are many. */
    public List<CasePoints.Spot> points(Actor actor, CaseQuery query) {
        return points.of(reach(actor, query), query);
    }

    /** How many of the cases lie at no open point, by area directly below the one asked for: with the points they are all. */
    public List<Count> unplaced(Actor actor, CaseQuery query) {
        return byChild(points.unplaced(reach(actor, query), query), query);
    }

    /** How many cases the list has, by state, by local day of the report, or by area below the one asked for. */
    public List<Count> counts(Actor actor, CaseQuery query, CaseCounts.By by) {
        var reach = reach(actor, query);
        var counts = reach.figure() && isKept(query)
                ? figures.counts(reach.scope(), kept(reach, query), by)
                : lists.counts(reach, query, by);
        return by == CaseCounts.By.AREA
                ? byChild(counts, query)
                : counts.stream()
                        .map(count -> new Count(count.key(), count.count()))
                        .toList();
    }

    private Reach reach(Actor actor, CaseQuery query) {
        return Reach.of(access, city, actor, query).waiting(query.need().map(need -> needs.condition(actor, need)));
    }

    /** Whether the figures know what is asked: they hold no case, so neither words nor due times, holders or ways. */
    private static boolean isKept(CaseQuery query) {
        return query.text().isEmpty()
                && query.due().isEmpty()
                && query.need().isEmpty()
                && query.sources().isEmpty();
    }

    private static CaseCounts.Which kept(Reach reach, CaseQuery query) {
        return new CaseCounts.Which(
                reach.within(),
                query.scenarios(),
                query.states(),
                query.reported().flatMap(CaseQuery.Days::from),
                query.reported().flatMap(CaseQuery.Days::to));
    }

    /** Counts of leaves added up to the areas directly below the one asked for. */
    private List<Count> byChild(List<CaseCounts.Count> leaves, CaseQuery query) {
        var children = query.area().map(city::children).orElseGet(city::roots).stream()
                .map(Area::code)
                .toList();
        var sums = new LinkedHashMap<String, Long>();
        for (var leaf : leaves) {
            var code = new AreaCode(Long.parseLong(leaf.key()));
            var chain = city.chain(code);
            var key = children.stream()
                    .filter(chain::contains)
                    .findFirst()
                    .orElse(query.area().orElse(code));
            sums.merge(key.toString(), leaf.count(), Long::sum);
        }
        return sums.entrySet().stream()
                .map(sum -> new Count(sum.getKey(), sum.getValue()))
                .toList();
    }
}
