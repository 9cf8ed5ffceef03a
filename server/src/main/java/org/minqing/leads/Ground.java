package org.minqing.leads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.area.Datum;
import org.minqing.area.Point;
import org.minqing.kernel.AreaCode;

/** What the rules ask of the city: where a point lies, what areas have in common, and who runs them. */
record Ground(City city, Map<Rank, String> levels) {

    /** Where a point is; {@code exchanged} when only the exchange of its numbers lies in the city. */
    sealed interface Spot {

        record Inside(Area leaf, boolean exchanged) implements Spot {}

        record Outside() implements Spot {}

        record None() implements Spot {}
    }

    Spot spot(Lead.Coordinates written, Datum datum) {
        var straight = point(written.x(), written.y(), datum);
        if (straight.filter(city::isNoPlace).isPresent()) {
            return new Spot.None();
        }
        var exchanged = point(written.y(), written.x(), datum);
        return inside(straight, false)
                .or(() -> inside(exchanged, true))
                .orElseGet(() -> straight.isPresent() || exchanged.isPresent() ? new Spot.Outside() : new Spot.None());
    }

    private Optional<Spot> inside(Optional<Point> point, boolean exchanged) {
        return point.flatMap(city::locate).flatMap(city::area).map(leaf -> new Spot.Inside(leaf, exchanged));
    }

    private static Optional<Point> point(double x, double y, Datum datum) {
        var isOne = Math.abs(x) <= 180 && Math.abs(y) <= 90;
        return isOne ? Optional.of(datum.toWgs84(new Point(x, y))) : Optional.empty();
    }

    /** The area of a rank that holds an area. */
    Optional<Area> above(Area area, Rank rank) {
        return Optional.ofNullable(levels.get(rank))
                .flatMap(level -> city.ancestor(area.code(), level))
                .flatMap(city::area);
    }

    /** The narrowest area that holds all of these; the city for none. */
    AreaCode common(Stream<Area> areas) {
        List<AreaCode> common = new ArrayList<>();
        areas.map(area -> city.chain(area.code())).forEach(chain -> {
            if (common.isEmpty()) {
                common.addAll(chain);
            } else {
                common.retainAll(chain);
            }
        });
        return common.isEmpty() ? whole() : common.getFirst();
    }

    AreaCode whole() {
        return city.roots().getFirst().code();
    }

    /** The other body that runs an area, or one above it. */
    Optional<String> otherBody(AreaCode code) {
        return city.chain(code).stream()
                .map(city::area)
                .flatMap(Optional::stream)
                .map(Area::runBy)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
