package org.minqing.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.minqing.area.City;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;
import org.minqing.area.Point;

/**
 * How many places a core locates in a second, in the city of {@code MINQING_CITY}. The places are spread evenly over the
 * city's ground; a place outside would be answered faster and is not used. What is counted is the processor time of the one
 * thread that asks, so a machine that is busy otherwise does not change the figure much.
 *
 * <p>The limit is what the same thread does with the same places when it only works out the square of a raster and reads
 * one number from memory: no outline, no object. An error is a place for which {@link Outlines} finds another area by
 * trying them all.
 */
final class LocateBench {

    private static final int PLACES = 1 << 20;
    private static final int CHECKED = 20_000;
    private static final int WARM_UP = 8;
    private static final int ROUNDS = 9;
    private static final int SIDE = 1_024;

    private final City city;
    private final Outlines outlines;
    private final Point[] places;

    LocateBench(Options options) {
        var root = Path.of(options.text("city", System.getenv().getOrDefault("MINQING_CITY", "cities/shanwei")));
        var faults = new Faults();
        var folder = CityFolder.open(root, faults)
                .orElseThrow(() -> new IllegalArgumentException("That is no city folder: " + faults.all()));
        city = City.of(folder);
        outlines = Outlines.of(folder);
        places = places();
    }

    Result run() {
        var value = rate(this::located);
        var raster = new int[SIDE * SIDE];
        Arrays.setAll(raster, index -> index * 31);
        var limit = rate(index -> raster[square(places[index])]);
        return new Result("locate", value, "lookups/s per core", PLACES, 1)
                .withLimit(limit)
                .withErrors(errors());
    }

    private int located(int index) {
        return city.locate(places[index]).map(Object::hashCode).orElse(0);
    }

    private int square(Point place) {
        var extent = outlines.extent();
        var column = (int) ((place.x() - extent.getMinX()) / extent.getWidth() * (SIDE - 1));
        var row = (int) ((place.y() - extent.getMinY()) / extent.getHeight() * (SIDE - 1));
        return row * SIDE + column;
    }

    /** The middle of several rounds over all places, after rounds that only warm up. */
    private static double rate(IntUnaryOperator asked) {
        var threads = ManagementFactory.getThreadMXBean();
        var rates = new double[ROUNDS];
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var rate = round(asked, threads);
            if (round >= 0) {
                rates[round] = rate;
            }
        }
        Arrays.sort(rates);
        return rates[ROUNDS / 2];
    }

    private static double round(IntUnaryOperator asked, ThreadMXBean threads) {
        var sum = 0L;
        var begin = threads.getCurrentThreadCpuTime();
        for (var index = 0; index < PLACES; index++) {
            sum += asked.applyAsInt(index);
        }
        var nanoseconds = threads.getCurrentThreadCpuTime() - begin;
        if (sum == 42) {
            System.err.println("What is computed must be used, or it is not computed");
        }
        return PLACES * 1e9 / nanoseconds;
    }

    private int errors() {
        var errors = 0;
        for (var index = 0; index < CHECKED; index++) {
            if (!city.locate(places[index]).equals(outlines.tried(places[index]))) {
                errors++;
            }
        }
        return errors;
    }

    private Point[] places() {
        var random = new SplittableRandom(1);
        var extent = outlines.extent();
        var drawn = new Point[PLACES];
        for (var count = 0; count < PLACES; ) {
            var place = new Point(
                    random.nextDouble(extent.getMinX(), extent.getMaxX()),
                    random.nextDouble(extent.getMinY(), extent.getMaxY()));
            if (city.locate(place).isPresent()) {
                drawn[count++] = place;
            }
        }
        return drawn;
    }
}
