package org.minqing.area;

/** The shift between WGS84 and GCJ-02, and the twist between GCJ-02 and BD-09. */
final class ShiftedGrid {

    /** The Krasovsky 1940 ellipsoid, on which the shift is defined. */
    private static final double SEMI_MAJOR_AXIS = 6_378_245.0;

    private static final double ECCENTRICITY_SQUARED = 0.00669342162296594323;
    private static final double TWIST = Math.PI * 3000.0 / 180.0;
    private static final double TWIST_X = 0.0065;
    private static final double TWIST_Y = 0.006;

    /** Each round shrinks the error some hundredfold: five reach the precision of a double. */
    private static final int ROUNDS = 5;

    private ShiftedGrid() {}

    /** Whether the shift is applied here at all; the bounds are the customary rectangle. */
    static boolean isShiftedAt(Point point) {
        return point.x() >= 72.004 && point.x() <= 137.8347 && point.y() >= 0.8293 && point.y() <= 55.8271;
    }

    static Point shifted(Point wgs84) {
        if (!isShiftedAt(wgs84)) {
            return wgs84;
        }
        var x = wgs84.x() - 105.0;
        var y = wgs84.y() - 35.0;
        var latitude = Math.toRadians(wgs84.y());
        var magic = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude) * Math.sin(latitude);
        var root = Math.sqrt(magic);
        var north = northward(x, y) * 180.0 / (SEMI_MAJOR_AXIS * (1 - ECCENTRICITY_SQUARED) / (magic * root) * Math.PI);
        var east = eastward(x, y) * 180.0 / (SEMI_MAJOR_AXIS / root * Math.cos(latitude) * Math.PI);
        return new Point(wgs84.x() + east, wgs84.y() + north);
    }

    static Point unshifted(Point gcj02) {
        if (!isShiftedAt(gcj02)) {
            return gcj02;
        }
        var guess = gcj02;
        for (var round = 0; round < ROUNDS; round++) {
            var there = shifted(guess);
            guess = new Point(guess.x() - (there.x() - gcj02.x()), guess.y() - (there.y() - gcj02.y()));
        }
        return guess;
    }

    static Point twisted(Point gcj02) {
        var radius = Math.hypot(gcj02.x(), gcj02.y()) + 0.00002 * Math.sin(gcj02.y() * TWIST);
        var angle = Math.atan2(gcj02.y(), gcj02.x()) + 0.000003 * Math.cos(gcj02.x() * TWIST);
        return new Point(radius * Math.cos(angle) + TWIST_X, radius * Math.sin(angle) + TWIST_Y);
    }

    static Point untwisted(Point bd09) {
        var guess = new Point(bd09.x() - TWIST_X, bd09.y() - TWIST_Y);
        for (var round = 0; round < ROUNDS; round++) {
            var there = twisted(guess);
            guess = new Point(guess.x() - (there.x() - bd09.x()), guess.y() - (there.y() - bd09.y()));
        }
        return guess;
    }

    private static double northward(double x, double y) {
        return -100.0
                + 2.0 * x
                + 3.0 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + waves(6.0 * x, 20.0, 2.0 * x, 20.0)
                + waves(y, 20.0, y / 3.0, 40.0)
                + waves(y / 12.0, 160.0, y / 30.0, 320.0);
    }

    private static double eastward(double x, double y) {
        return 300.0
                + x
                + 2.0 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + waves(6.0 * x, 20.0, 2.0 * x, 20.0)
                + waves(x, 20.0, x / 3.0, 40.0)
                + waves(x / 12.0, 150.0, x / 30.0, 300.0);
    }

    private static double waves(double first, double firstHeight, double second, double secondHeight) {
        return (firstHeight * Math.sin(first * Math.PI) + secondHeight * Math.sin(second * Math.PI)) * 2.0 / 3.0;
    }
}
