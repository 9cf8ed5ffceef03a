package org.minqing.area.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * Spreads sites over a polygon so that their cells are of about equal size: a first draw that keeps its distance, then
 * Lloyd's relaxation over a cloud of sample points. Sites that are known stay where they are.
 */
final class Scatter {

    private static final int SAMPLES_FOR_A_SITE = 80;
    private static final int CANDIDATES = 12;
    private static final int ROUNDS = 12;

    private final SplittableRandom random;

    Scatter(SplittableRandom random) {
        this.random = random;
    }

    /** {@code count} sites; the first ones are the known ones, as they were given. */
    List<Coordinate> sites(Polygon ground, int count, List<Coordinate> known) {
        var cloud = cloud(ground, count * SAMPLES_FOR_A_SITE);
        var sites = new ArrayList<>(known);
        while (sites.size() < count) {
            sites.add(farOf(sites, cloud));
        }
        for (var round = 0; round < ROUNDS; round++) {
            relax(sites, known.size(), cloud);
        }
        return sites;
    }

    private List<Coordinate> cloud(Polygon ground, int size) {
        var locator = new IndexedPointInAreaLocator(ground);
        var envelope = ground.getEnvelopeInternal();
        var cloud = new ArrayList<Coordinate>(size);
        while (cloud.size() < size) {
            var point = new Coordinate(
                    random.nextDouble(envelope.getMinX(), envelope.getMaxX()),
                    random.nextDouble(envelope.getMinY(), envelope.getMaxY()));
            if (locator.locate(point) == Location.INTERIOR) {
                cloud.add(point);
            }
        }
        return cloud;
    }

    private Coordinate farOf(List<Coordinate> sites, List<Coordinate> cloud) {
        var best = cloud.get(random.nextInt(cloud.size()));
        for (var draw = 1; draw < CANDIDATES; draw++) {
            var candidate = cloud.get(random.nextInt(cloud.size()));
            if (distance(candidate, sites) > distance(best, sites)) {
                best = candidate;
            }
        }
        return best.copy();
    }

    private static double distance(Coordinate point, List<Coordinate> sites) {
        return sites.stream().mapToDouble(point::distance).min().orElse(0);
    }

    private static void relax(List<Coordinate> sites, int fixed, List<Coordinate> cloud) {
        var sums = new double[sites.size()][3];
        for (var point : cloud) {
            var sum = sums[nearest(sites, point)];
            sum[0] += point.x;
            sum[1] += point.y;
            sum[2]++;
        }
        for (var index = fixed; index < sums.length; index++) {
            if (sums[index][2] > 0) {
                sites.set(index, new Coordinate(sums[index][0] / sums[index][2], sums[index][1] / sums[index][2]));
            }
        }
    }

    private static int nearest(List<Coordinate> sites, Coordinate point) {
        var nearest = 0;
        var least = Double.MAX_VALUE;
        for (var index = 0; index < sites.size(); index++) {
            var x = sites.get(index).x - point.x;
            var y = sites.get(index).y - point.y;
            if (x * x + y * y < least) {
                least = x * x + y * y;
                nearest = index;
            }
        }
        return nearest;
    }
}
