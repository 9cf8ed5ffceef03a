package org.minqing.bench.leads;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.minqing.area.City;
import org.minqing.area.Datum;
import org.minqing.area.Point;
import org.minqing.bench.leads.Gazetteer.Village;
import org.minqing.kernel.AreaCode;

/** Points as the data office writes them, in GCJ-02, far enough from any border that rounding changes nothing. */
final class Spots {

    /** About five metres. */
    private static final double CLEAR = 0.00005;

    private static final int TRIES = 40;

    private final City city;
    private final RandomGenerator random;

    Spots(City city, RandomGenerator random) {
        this.city = city;
        this.random = random;
    }

    /** A point as it is written, and the narrowest area that holds it; empty for one that says nothing. */
    record Spot(String lon, String lat, Optional<AreaCode> leaf) {

        static final Spot NONE = new Spot("", "", Optional.empty());
        static final Spot ZERO = new Spot("0", "0", Optional.empty());
        static final Spot ZEROS = new Spot("0.000000", "0.000000", Optional.empty());

        Spot exchanged() {
            return new Spot(lat, lon, leaf);
        }
    }

    /** A point in a village; empty where no place of it is clear of borders. */
    Optional<Spot> in(Village village) {
        for (var tries = 0; tries < TRIES; tries++) {
            var spot = city.somewhere(village.code(), random).flatMap(this::clear);
            if (spot.flatMap(Spot::leaf)
                    .filter(leaf -> city.chain(leaf).contains(village.code()))
                    .isPresent()) {
                return spot;
            }
        }
        return Optional.empty();
    }

    /** A point in the country around the city's outermost areas, but in none of them. */
    Spot outside() {
        for (; ; ) {
            var centre = city.somewhere(city.roots().getFirst().code(), random).orElseThrow();
            var away = 1.5 + random.nextDouble();
            var spot = written(new Point(centre.x() + (random.nextBoolean() ? away : -away), centre.y() + away / 2));
            if (locate(spot, 0, 0).isEmpty()) {
                return spot;
            }
        }
    }

    private Optional<Spot> clear(Point point) {
        var spot = written(point);
        var leaf = locate(spot, 0, 0);
        var same = List.of(-CLEAR, CLEAR).stream()
                .allMatch(by ->
                        locate(spot, by, 0).equals(leaf) && locate(spot, 0, by).equals(leaf));
        return leaf.filter(code -> same).map(code -> new Spot(spot.lon(), spot.lat(), leaf));
    }

    private Optional<AreaCode> locate(Spot spot, double east, double north) {
        var shifted = new Point(Double.parseDouble(spot.lon()), Double.parseDouble(spot.lat()));
        var point = Datum.GCJ02.toWgs84(shifted);
        return city.locate(new Point(point.x() + east, point.y() + north));
    }

    private static Spot written(Point point) {
        var shifted = Datum.GCJ02.fromWgs84(point);
        return new Spot(decimal(shifted.x()), decimal(shifted.y()), Optional.empty());
    }

    private static String decimal(double degrees) {
        return String.format(Locale.ROOT, "%.6f", degrees);
    }
}
