package org.minqing.area.cells;

import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;

/**
 * Moves places a little, by waves of several directions, so that straight cell edges come out like drawn ones. The same
 * place always moves the same way and the waves are too flat to fold, so cells stay neighbours without gap or overlap.
 */
final class Ripple {

    private static final double[] LENGTHS = {1.9, 1.1, 0.6};
    private static final double[] HEIGHTS = {0.075, 0.04, 0.02};

    private final double size;
    private final double[] phases;

    /** @param size the usual diameter of a cell */
    Ripple(double size, SplittableRandom random) {
        this.size = size;
        this.phases = random.doubles(LENGTHS.length * 4L, 0, 2 * Math.PI).toArray();
    }

    Coordinate moved(Coordinate place) {
        var x = place.x;
        var y = place.y;
        for (var wave = 0; wave < LENGTHS.length; wave++) {
            var turn = 2 * Math.PI / (LENGTHS[wave] * size);
            var height = HEIGHTS[wave] * size;
            x += height * StrictMath.sin(place.y * turn + phases[wave * 4]);
            x += height * 0.6 * StrictMath.sin((place.x + place.y) * turn * 0.7 + phases[wave * 4 + 1]);
            y += height * StrictMath.sin(place.x * turn + phases[wave * 4 + 2]);
            y += height * 0.6 * StrictMath.sin((place.x - place.y) * turn * 0.7 + phases[wave * 4 + 3]);
        }
        return new Coordinate(x, y);
    }
}
