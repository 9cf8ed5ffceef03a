package org.minqing.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;
import org.minqing.kernel.AreaCode;

class LocatorTest {

    private static final long FIRST = 100_000_000_000_000L;

    @Property(tries = 60)
    void agreesWithTryingEveryAreaEverywhere(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var leaves = cells(random);
        var locator = new Locator(leaves);
        for (var round = 0; round < 300; round++) {
            var point = new Point(random.nextDouble(114.9, 116.1), random.nextDouble(21.9, 23.1));
            assertThat(locator.locate(point)).as(point.toString()).isEqualTo(tried(leaves, point));
        }
    }

    @Property(tries = 60)
    void agreesOnEveryCornerAndInTheMiddleOfEveryEdge(@ForAll long seed) {
        var leaves = cells(new SplittableRandom(seed));
        var locator = new Locator(leaves);
        for (var boundary : leaves.values()) {
            var corners = boundary.geometry().getCoordinates();
            for (var index = 1; index < corners.length; index++) {
                var corner = new Point(corners[index].x, corners[index].y);
                var middle = new Point(
                        (corners[index].x + corners[index - 1].x) / 2, (corners[index].y + corners[index - 1].y) / 2);
                assertThat(locator.locate(corner)).isEqualTo(tried(leaves, corner));
                assertThat(locator.locate(middle)).isEqualTo(tried(leaves, middle));
            }
        }
    }

    @Test
    void aPointOnABorderBelongsToTheLowestCode() {
        var town = twoTowns();
        assertThat(town.locate(new Point(115.1, 22.05))).contains(new AreaCode(990101000000000L));
        assertThat(town.locate(new Point(115.1000001, 22.05))).contains(new AreaCode(990102000000000L));
    }

    @Test
    void aPlaceOutsideOfTheCityIsInNoArea() {
        var town = twoTowns();
        assertThat(town.locate(new Point(115.05, 22.1000001))).isEmpty();
        assertThat(town.locate(new Point(115.15, 22.1))).contains(new AreaCode(990102000000000L));
        assertThat(new Locator(Map.of()).locate(new Point(115.05, 22.05))).isEmpty();
    }

    private static Locator twoTowns() {
        return new Locator(Map.of(
                new AreaCode(990101000000000L), square(115), //
                new AreaCode(990102000000000L), square(115.1)));
    }

    private static Boundary square(double west) {
        return new Boundary(GeoJson.FACTORY.toGeometry(new Envelope(west, west + 0.1, 22, 22.1)), false);
    }

    /** Voronoi cells on a rounded grid, so that borders are shared to the last digit, with some left out. */
    private static Map<AreaCode, Boundary> cells(SplittableRandom random) {
        var sites = new ArrayList<Coordinate>();
        for (var count = random.nextInt(2, 40); count > 0; count--) {
            sites.add(new Coordinate(random.nextInt(115_000, 116_000) / 1e3, random.nextInt(22_000, 23_000) / 1e3));
        }
        var builder = new VoronoiDiagramBuilder();
        builder.setSites(sites);
        builder.setClipEnvelope(new Envelope(115, 116, 22, 23));
        var diagram = builder.getDiagram(GeoJson.FACTORY);
        var leaves = new TreeMap<AreaCode, Boundary>();
        for (var index = 0; index < diagram.getNumGeometries(); index++) {
            if (random.nextInt(8) != 0) {
                leaves.put(new AreaCode(FIRST + index), new Boundary(diagram.getGeometryN(index), true));
            }
        }
        return leaves;
    }

    private static Optional<AreaCode> tried(Map<AreaCode, Boundary> leaves, Point point) {
        var place = GeoJson.FACTORY.createPoint(new Coordinate(point.x(), point.y()));
        return new TreeMap<>(leaves)
                .entrySet().stream()
                        .filter(leaf -> leaf.getValue().geometry().covers(place))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }
}
