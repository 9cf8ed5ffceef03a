package org.minqing.area;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.minqing.kernel.AreaCode;
import tools.jackson.databind.JsonNode;

/**
 * Reads the boundary files: WGS84 GeoJSON, a feature for every area of the level with its code as {@code properties.code}.
 * A polygon that is not valid is a fault here; repairing is the work of the tool that imports, never of a start.
 */
final class BoundariesReader {

    private final CityFolder folder;
    private final AreaTree tree;
    private final Faults faults;
    private final Map<AreaCode, Boundary> boundaries = new HashMap<>();

    BoundariesReader(CityFolder folder, AreaTree tree, Faults faults) {
        this.folder = folder;
        this.tree = tree;
        this.faults = faults;
    }

    Map<AreaCode, Boundary> boundaries() {
        for (var level : folder.settings().levels()) {
            var file = folder.settings().boundaries().get(level.id());
            if (file != null) {
                folder.text(file, faults).ifPresent(text -> read(level, file, text));
            }
        }
        return boundaries;
    }

    private void read(Level level, String file, String text) {
        Features.read(file, text, faults, (feature, line) -> feature(level, faults.in(file), feature, line));
        for (var area : tree.all()) {
            if (area.level().equals(level.id()) && !boundaries.containsKey(area.code())) {
                faults.in(file)
                        .add(
                                "boundary.missing",
                                0,
                                "",
                                "Area " + area.code() + " has no boundary here",
                                "Add a feature for it or do not name a file for this level");
            }
        }
    }

    private void feature(Level level, Faults.InFile say, JsonNode feature, int line) {
        var text = feature.path("properties").path("code").asString("");
        var area = tree.named(text).filter(found -> found.level().equals(level.id()));
        if (area.isEmpty()) {
            var message = "There is no area " + text + " on level " + level.id();
            say.add("boundary.code-unknown", line, "/properties/code", message, "Name an area of the divisions");
            return;
        }
        var geometry = GeoJson.polygons(feature.path("geometry"));
        if (geometry.isEmpty()) {
            var message = "Area " + text + " has no polygon in degrees with closed rings";
            say.add("boundary.geometry", line, "/geometry", message, "Write a Polygon or MultiPolygon in WGS84");
            return;
        }
        var wrong = flaw(geometry.get());
        if (wrong.isPresent()) {
            var message = "The polygon of " + text + " is not valid: " + wrong.get();
            say.add("boundary.invalid", line, "/geometry", message, "Repair it when it is imported");
            return;
        }
        var boundary = new Boundary(
                geometry.get(), feature.path("properties").path("synthetic").asBoolean(false));
        if (boundaries.putIfAbsent(area.get().code(), boundary) != null) {
            var message = "Area " + text + " has a boundary already";
            say.add("boundary.twice", line, "/properties/code", message, "Join the features into one");
        }
    }

    private static Optional<String> flaw(Geometry geometry) {
        var validity = new IsValidOp(geometry);
        if (validity.isValid()) {
            return Optional.empty();
        }
        var error = validity.getValidationError();
        return Optional.of(error.getMessage() + " at " + error.getCoordinate().x + ", " + error.getCoordinate().y);
    }
}
