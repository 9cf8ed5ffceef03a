package org.minqing.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;
import org.minqing.area.Features;
import org.minqing.area.GeoJson;
import org.minqing.area.Level;
import org.minqing.area.Point;
import org.minqing.kernel.AreaCode;

/** The outlines of a city's narrowest areas, read from its files once more, to try a place against them the plain way. */
record Outlines(STRtree index, Envelope extent) {

    private record Outline(AreaCode code, Geometry geometry) {}

    static Outlines of(CityFolder folder) {
        var city = folder.city();
        var drawn = new HashMap<AreaCode, Geometry>();
        for (var level : folder.settings().levels()) {
            var file = folder.settings().boundaries().get(level.id());
            if (file != null) {
                read(folder, level, file, drawn);
            }
        }
        var index = new STRtree();
        var extent = new Envelope();
        drawn.forEach((code, geometry) -> {
            if (city.children(code).stream().noneMatch(child -> drawn.containsKey(child.code()))) {
                index.insert(geometry.getEnvelopeInternal(), new Outline(code, geometry));
                extent.expandToInclude(geometry.getEnvelopeInternal());
            }
        });
        index.build();
        return new Outlines(index, extent);
    }

    private static void read(CityFolder folder, Level level, String file, Map<AreaCode, Geometry> drawn) {
        var text = folder.text(file, new Faults()).orElseThrow();
        Features.read(file, text, new Faults(), (feature, line) -> {
            var number = Long.parseLong(feature.path("properties").path("code").asString("0"));
            GeoJson.polygons(feature.path("geometry"))
                    .ifPresent(geometry -> drawn.put(new AreaCode(number * level.span()), geometry));
        });
    }

    /** The lowest code whose outline covers the place. */
    Optional<AreaCode> tried(Point place) {
        var point = GeoJson.FACTORY.createPoint(new Coordinate(place.x(), place.y()));
        List<?> near = index.query(point.getEnvelopeInternal());
        return near.stream()
                .map(Outline.class::cast)
                .filter(outline -> outline.geometry().covers(point))
                .map(Outline::code)
                .sorted()
                .findFirst();
    }
}
