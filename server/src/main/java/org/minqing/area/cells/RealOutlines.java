package org.minqing.area.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.algorithm.hull.ConcaveHull;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.GeometryTransformer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.area.CityFolder;
import org.minqing.area.Datum;
import org.minqing.area.Faults;
import org.minqing.area.Features;
import org.minqing.area.GeoJson;
import org.minqing.area.Point;
import org.minqing.kernel.AreaCode;

/**
 * The outlines that everything else is made inside of. Polygons are brought to WGS84, repaired (a ring that touches or
 * crosses itself keeps the ground it surrounds), freed of parts far from the city, and freed of overlaps: ground that two
 * areas claim stays with the lower code.
 */
final class RealOutlines {

    private static final double HULL_EDGE_RATIO = 0.06;
    private static final double HULL_MARGIN_DEGREES = 0.003;

    private final CityFolder folder;
    private final City city;

    RealOutlines(CityFolder folder, City city) {
        this.folder = folder;
        this.city = city;
    }

    SortedMap<AreaCode, Geometry> read(Recipe.Source source) {
        return switch (source) {
            case Recipe.Source.Polygons polygons -> polygons(polygons);
            case Recipe.Source.Points points -> hull(points);
        };
    }

    private SortedMap<AreaCode, Geometry> polygons(Recipe.Source.Polygons source) {
        var faults = new Faults();
        var text = folder.text(source.file(), faults).orElseThrow(() -> unusable(source.file(), faults));
        var raw = new TreeMap<AreaCode, Geometry>();
        var codes = codes(source.level());
        Features.read(source.file(), text, faults, (feature, line) -> {
            var code = codes.get(feature.path("properties").path("code").asString(""));
            var geometry = GeoJson.polygons(feature.path("geometry"));
            if (code != null && geometry.isPresent()) {
                raw.put(code, repaired(geometry.get(), source));
            }
        });
        if (!faults.isEmpty() || raw.size() < codes.size()) {
            throw unusable(source.file(), faults);
        }
        return withoutOverlaps(raw);
    }

    private Geometry repaired(Geometry geometry, Recipe.Source.Polygons source) {
        var whole = GeometryFixer.fix(inWgs84(geometry, source.datum()));
        var near = GeoJson.polygonsOf(whole).stream()
                .filter(part -> source.extent().contains(part.getEnvelopeInternal()))
                .toList();
        return GeoJson.FACTORY.buildGeometry(near);
    }

    private static Geometry inWgs84(Geometry geometry, Datum datum) {
        return new GeometryTransformer() {
            @Override
            protected CoordinateSequence transformCoordinates(CoordinateSequence from, Geometry parent) {
                var to = new Coordinate[from.size()];
                for (var index = 0; index < to.length; index++) {
                    var point = datum.toWgs84(new Point(from.getX(index), from.getY(index)));
                    to[index] = new Coordinate(point.x(), point.y());
                }
                return createCoordinateSequence(to);
            }
        }.transform(geometry);
    }

    private static SortedMap<AreaCode, Geometry> withoutOverlaps(SortedMap<AreaCode, Geometry> raw) {
        var clean = new TreeMap<AreaCode, Geometry>();
        raw.forEach((code, geometry) -> {
            var left = geometry;
            for (var earlier : clean.values()) {
                left = OverlayNGRobust.overlay(left, earlier, OverlayNG.DIFFERENCE);
            }
            clean.put(code, GeoJson.FACTORY.buildGeometry(GeoJson.polygonsOf(left)));
        });
        return clean;
    }

    private SortedMap<AreaCode, Geometry> hull(Recipe.Source.Points source) {
        var faults = new Faults();
        var table = folder.table(source.file(), List.of(source.x(), source.y()), faults)
                .orElseThrow(() -> unusable(source.file(), faults));
        var points = new ArrayList<Coordinate>();
        for (var row : table.rows()) {
            var x = row.get(source.x());
            var y = row.get(source.y());
            if (!x.isEmpty() && !y.isEmpty()) {
                add(points, source.extent(), new Coordinate(Double.parseDouble(x), Double.parseDouble(y)));
            }
        }
        var cloud = GeoJson.FACTORY.createMultiPointFromCoords(points.toArray(Coordinate[]::new));
        var hull = ConcaveHull.concaveHullByLengthRatio(cloud, HULL_EDGE_RATIO).buffer(HULL_MARGIN_DEGREES, 4);
        var outlines = new TreeMap<AreaCode, Geometry>();
        outlines.put(codes(source.level()).values().iterator().next(), hull);
        return outlines;
    }

    private static void add(List<Coordinate> points, Envelope extent, Coordinate point) {
        if (extent.contains(point)) {
            points.add(point);
        }
    }

    private Map<String, AreaCode> codes(String level) {
        var digits = city.levels().stream()
                .filter(candidate -> candidate.id().equals(level))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cells.yaml names an unknown level: " + level))
                .digits();
        var codes = new TreeMap<String, AreaCode>();
        for (Area area : city.areas(level)) {
            codes.put(area.code().toString().substring(0, digits), area.code());
        }
        return codes;
    }

    private static IllegalArgumentException unusable(String file, Faults faults) {
        return new IllegalArgumentException(file + " cannot be used: " + faults.all());
    }
}
