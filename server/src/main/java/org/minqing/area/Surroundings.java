package org.minqing.area;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.springframework.core.annotation.Order;

/**
 * The land around a city, so that its maps can tell sea from neighbours: an optional file of WGS84 polygons. It is a
 * picture only; nobody locates in it.
 */
@Order(5)
public final class Surroundings implements CityPart {

    /** The file, if the folder has one. */
    public static final String FILE = "surroundings.geojson";

    private volatile byte[] drawn = text(List.of());

    @Override
    public String name() {
        return "surroundings";
    }

    @Override
    public void check(CityFolder folder, Faults faults) {
        land(folder, faults);
    }

    @Override
    public void load(CityFolder folder) {
        drawn = text(land(folder, new Faults()));
    }

    /** The land as a GeoJSON text; without features where the folder has no such file. */
    public byte[] geoJson() {
        return drawn.clone();
    }

    private static List<Geometry> land(CityFolder folder, Faults faults) {
        var land = new ArrayList<Geometry>();
        if (folder.has(FILE)) {
            folder.text(FILE, faults)
                    .ifPresent(text -> Features.read(
                            FILE,
                            text,
                            faults,
                            (feature, line) -> GeoJson.polygons(feature.path("geometry"))
                                    .ifPresentOrElse(
                                            land::add,
                                            () -> faults.in(FILE)
                                                    .add(
                                                            "surroundings.geometry",
                                                            line,
                                                            "/geometry",
                                                            "This is no polygon in degrees with closed rings",
                                                            "Write a Polygon or MultiPolygon in WGS84"))));
        }
        return land;
    }

    private static byte[] text(List<Geometry> land) {
        var features = land.stream()
                .map(Surroundings::feature)
                .collect(Collectors.joining(",", "{\"type\":\"FeatureCollection\",\"features\":[", "]}"));
        return features.getBytes(StandardCharsets.UTF_8);
    }

    private static String feature(Geometry geometry) {
        var text = new StringBuilder("{\"type\":\"Feature\",\"properties\":{},\"geometry\":");
        GeoJson.write(geometry, text);
        return text.append('}').toString();
    }
}
