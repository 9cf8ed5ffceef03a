package org.minqing.area.cells;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.minqing.area.GeoJson;
import org.minqing.kernel.AreaCode;

/**
 * Draws all borders on one sheet of squares of a hundred-thousandth of a degree (a metre), so that every border is one line
 * that both neighbours share, corner for corner. What the lines enclose is given back to the area that it came from; a
 * sliver that no area claims goes to the neighbour with the longest common border, a lake stays free.
 */
final class Sheet {

    private static final PrecisionModel SQUARES = new PrecisionModel(1e5);

    /** About half a square kilometre in square degrees: the largest hole between real outlines that is no water. */
    private static final double LARGEST_SLIVER = 5e-5;

    private static final double REACH = 2e-5;

    private final Map<AreaCode, Geometry> drawn;
    private final STRtree index = new STRtree();

    private Sheet(Map<AreaCode, Geometry> drawn) {
        this.drawn = drawn;
        drawn.forEach((code, geometry) -> index.insert(geometry.getEnvelopeInternal(), code));
    }

    /** The same areas, sharing their borders exactly. */
    static SortedMap<AreaCode, Geometry> shared(SortedMap<AreaCode, Geometry> drawn) {
        return new Sheet(drawn).areas();
    }

    /** One area made of others that share their borders exactly. */
    static Geometry joined(Collection<Geometry> parts) {
        return CoverageUnion.union(parts.toArray(Geometry[]::new));
    }

    private SortedMap<AreaCode, Geometry> areas() {
        var faces = new HashMap<AreaCode, List<Geometry>>();
        var unclaimed = new ArrayList<Polygon>();
        for (var face : faces()) {
            var owner = owner(face);
            owner.ifPresentOrElse(
                    code -> faces.computeIfAbsent(code, key -> new ArrayList<>())
                            .add(face),
                    () -> unclaimed.add(face));
        }
        for (var face : unclaimed) {
            if (face.getArea() < LARGEST_SLIVER) {
                neighbour(face)
                        .ifPresent(code -> faces.computeIfAbsent(code, key -> new ArrayList<>())
                                .add(face));
            }
        }
        var areas = new TreeMap<AreaCode, Geometry>();
        for (var code : drawn.keySet()) {
            var own = faces.get(code);
            if (own == null) {
                throw new IllegalStateException("Nothing is left of " + code + " on the sheet");
            }
            areas.put(code, joined(own));
        }
        return areas;
    }

    private Collection<Polygon> faces() {
        var lines = new ArrayList<LineString>();
        for (var geometry : drawn.values()) {
            for (var polygon : GeoJson.polygonsOf(geometry)) {
                lines.add(polygon.getExteriorRing());
                for (var hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    lines.add(polygon.getInteriorRingN(hole));
                }
            }
        }
        var strings = lines.stream()
                .map(ring -> GeoJson.FACTORY.createLineString(ring.getCoordinates()))
                .toArray(LineString[]::new);
        var polygonizer = new Polygonizer();
        polygonizer.add(UnaryUnionNG.union(GeoJson.FACTORY.createMultiLineString(strings), SQUARES));
        Collection<?> polygons = polygonizer.getPolygons();
        return polygons.stream().map(Polygon.class::cast).toList();
    }

    private Optional<AreaCode> owner(Polygon face) {
        var inside = face.getInteriorPoint();
        return near(inside).stream()
                .filter(code -> drawn.getOrDefault(code, inside).covers(inside))
                .findFirst();
    }

    private Optional<AreaCode> neighbour(Polygon face) {
        var reach = face.buffer(REACH, 1);
        return near(reach).stream()
                .filter(code -> common(reach, code) > 0)
                .max(Comparator.comparingDouble(code -> common(reach, code)));
    }

    private double common(Geometry reach, AreaCode code) {
        return reach.intersection(drawn.getOrDefault(code, reach)).getArea();
    }

    private List<AreaCode> near(Geometry geometry) {
        List<?> found = index.query(geometry.getEnvelopeInternal());
        return found.stream().map(AreaCode.class::cast).sorted().toList();
    }
}
