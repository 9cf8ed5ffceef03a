package org.minqing.casework;

import java.util.LinkedHashMap;
import java.util.List;
import org.minqing.access.Access;
import org.minqing.area.City;
import org.minqing.insight.CaseCounts;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.Page;
import org.springframework.stereotype.Service;

/**
 * Many cases at once: lists, counts and points. They agree, for they ask the same question with the same reach. Totals,
 * counts and large crowds come from the figures that a reader of the journal keeps, where those know what is asked; they
 * wait a moment for it and may be a moment behind the list.
 */
@Service
public class CaseSurveys {

    /** The cases under one key, such as a state or an area. */
    public record Count(String key, long count) {}

    /**
     * Cases on the map.
     *
     * @param spots each by itself, or the middles of crowds of them where they are many
     * @param unplaced how many of which only the area is known, by area directly below the one asked for
     */
    public record OnMap(List<CasePoints.Spot> spots, List<Count> unplaced) {}

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

    /** One page, in the order that the question asks for, and how many cases all pages have. */
    public Page<CaseFile> page(Actor actor, CaseQuery query) {
        var reach = reach(actor, query);
        var found = lists.page(reach, query);
        var whole = query.after() == null && found.next().isEmpty();
        return new Page<>(found.items(), found.next(), whole ? found.items().size() : total(reach, query));
    }

    /** Where the cases are on the map, and how many of them lie at no open point: together they are all. */
    public OnMap onMap(Actor actor, CaseQuery query) {
        var reach = reach(actor, query);
        if (isFigure(reach, query)) {
            var leaves = figures.counts(reach.scope(), kept(reach, query), CaseCounts.By.AREA);
            if (leaves.stream().mapToLong(CaseCounts.Count::count).sum() > CasePoints.MOST_PLACES) {
                return new OnMap(LeafCrowds.of(city, leaves), byChild(LeafCrowds.without(city, leaves), query));
            }
        }
        return new OnMap(points.of(reach, query), byChild(points.unplaced(reach, query), query));
    }

    /** How many cases the list has, by state, by local day of the report, or by area below the one asked for. */
    public List<Count> counts(Actor actor, CaseQuery query, CaseCounts.By by) {
        var reach = reach(actor, query);
        var counts = isFigure(reach, query)
                ? figures.counts(reach.scope(), kept(reach, query), by)
                : lists.counts(reach, query, by);
        return by == CaseCounts.By.AREA
                ? byChild(counts, query)
                : counts.stream()
                        .map(count -> new Count(count.key(), count.count()))
                        .toList();
    }

    private long total(Reach reach, CaseQuery query) {
        return isFigure(reach, query) ? figures.total(reach.scope(), kept(reach, query)) : lists.total(reach, query);
    }

    private Reach reach(Actor actor, CaseQuery query) {
        return Reach.of(access, city, actor, query).waiting(query.need().map(need -> needs.condition(actor, need)));
    }

    /** Whether the figures know what is asked: they hold no case, so neither words nor due times, holders or ways. */
    private static boolean isFigure(Reach reach, CaseQuery query) {
        return reach.figure()
                && query.text().isEmpty()
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
        var child = Reach.child(city, query.area());
        var sums = new LinkedHashMap<String, Long>();
        for (var leaf : leaves) {
            var key = child.apply(new AreaCode(Long.parseLong(leaf.key())));
            sums.merge(key.toString(), leaf.count(), Long::sum);
        }
        return sums.entrySet().stream()
                .map(sum -> new Count(sum.getKey(), sum.getValue()))
                .toList();
    }
}
