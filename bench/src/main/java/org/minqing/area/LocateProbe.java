package org.minqing.area;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Envelope;

/**
 * Look-ups of the narrowest area at a point, on one thread, over points spread evenly in the city's bounding box. It
 * stands in this package because its limit is the locator's own raster: naming the square of a point and deciding
 * nothing.
 */
public final class LocateProbe {

    private static final int POINTS = 200_000;
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 5;

    private final Locator locator;
    private final double[] xs = new double[POINTS];
    private final double[] ys = new double[POINTS];

    /** Takes what the work found, so that no compiler can leave it out. */
    private long found;

    public LocateProbe(City city) {
        var ground = city.ground();
        locator = ground.locator();
        var box = new Envelope();
        ground.boundaries()
                .values()
                .forEach(boundary -> box.expandToInclude(boundary.geometry().getEnvelopeInternal()));
        var random = new SplittableRandom(20261123);
        for (var index = 0; index < POINTS; index++) {
            xs[index] = random.nextDouble(box.getMinX(), box.getMaxX());
            ys[index] = random.nextDouble(box.getMinY(), box.getMaxY());
        }
    }

    /** Whole look-ups as the server makes them, a second; the median of ten rounds. */
    public double lookUpsPerSecond() {
        return median(() -> {
            for (var index = 0; index < POINTS; index++) {
                found += locator.locate(new Point(xs[index], ys[index])).isPresent() ? 1 : 0;
            }
        });
    }

    /** What naming the square alone takes. */
    public double squaresPerSecond() {
        return median(() -> {
            for (var index = 0; index < POINTS; index++) {
                found += locator.squareOf(xs[index], ys[index]);
            }
        });
    }

    /** How many of the points lie in the city; zero would mean that nothing was measured. */
    public int inside() {
        var inside = 0;
        for (var index = 0; index < POINTS; index++) {
            inside += locator.leafAt(xs[index], ys[index]) >= 0 ? 1 : 0;
        }
        return inside;
    }

    public int points() {
        return POINTS;
    }

    private static double median(Runnable round) {
        var rates = new double[ROUNDS];
        for (var number = -WARM_UP; number < ROUNDS; number++) {
            var started = System.nanoTime();
            round.run();
            var seconds = (System.nanoTime() - started) / 1e9;
            if (number >= 0) {
                rates[number] = POINTS / seconds;
            }
        }
        Arrays.sort(rates);
        return rates[ROUNDS / 2];
    }
}
