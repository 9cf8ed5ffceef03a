package org.minqing.casework;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.minqing.area.City;
import org.minqing.area.Point;
import org.minqing.casework.CasePoints.Spot;
import org.minqing.insight.CaseCounts;
import org.minqing.kernel.AreaCode;

/** Crowds on the map that are known by figures alone: each leaf of the area tree stands for its cases with its middle. */
final class LeafCrowds {

    private LeafCrowds() {}

    /** The crowds of the cases that these leaves have; a leaf without an outline is not on the map. */
    static List<Spot> of(City city, List<CaseCounts.Count> leaves) {
        var spots = leaves.stream()
                .flatMap(leaf -> middle(city, leaf).stream().map(middle -> new Spot(middle, leaf.count(), null, null)))
                .toList();
        var wide = extent(spots, Point::x);
        var high = extent(spots, Point::y);
        var side = CasePoints.side(wide.getMax() - wide.getMin(), high.getMax() - high.getMin());
        var squares = spots.stream()
                .collect(Collectors.groupingBy(spot -> List.of(
                        Math.floor(spot.point().x() / side),
                        Math.floor(spot.point().y() / side))));
        return squares.values().stream().map(LeafCrowds::together).toList();
    }

    /** The leaves that have no outline and so no middle. */
    static List<CaseCounts.Count> without(City city, List<CaseCounts.Count> leaves) {
        return leaves.stream().filter(leaf -> middle(city, leaf).isEmpty()).toList();
    }

    private static Optional<Point> middle(City city, CaseCounts.Count leaf) {
        return city.middle(new AreaCode(Long.parseLong(leaf.key())));
    }

    private static DoubleSummaryStatistics extent(List<Spot> spots, ToDoubleFunction<Point> coordinate) {
        return spots.stream().map(Spot::point).mapToDouble(coordinate).summaryStatistics();
    }

    private static Spot together(List<Spot> spots) {
        var count = spots.stream().mapToLong(Spot::count).sum();
        var x = spots.stream()
                .mapToDouble(spot -> spot.point().x() * spot.count())
                .sum();
        var y = spots.stream()
                .mapToDouble(spot -> spot.point().y() * spot.count())
                .sum();
        return new Spot(new Point(x / count, y / count), count, null, null);
    }
}
