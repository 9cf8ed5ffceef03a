package org.minqing.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/** Polygons to and from GeoJSON (RFC 7946), without a library that would bring a parser of its own. */
public final class GeoJson {

    /** Shared by everything that makes geometries here. */
    public static final GeometryFactory FACTORY = new GeometryFactory();

    private GeoJson() {}

    /** The polygon or polygons of a GeoJSON geometry, which may still be invalid; empty when it is nothing of the kind. */
    public static Optional<Geometry> polygons(JsonNode geometry) {
        var coordinates = geometry.path("coordinates");
        return switch (geometry.path("type").asString("")) {
            case "Polygon" -> polygon(coordinates).map(Geometry.class::cast);
            case "MultiPolygon" -> several(coordinates);
            default -> Optional.empty();
        };
    }

    private static Optional<Geometry> several(JsonNode coordinates) {
        var polygons = new ArrayList<Polygon>();
        for (var part : coordinates) {
            var polygon = polygon(part);
            if (polygon.isEmpty()) {
                return Optional.empty();
            }
            polygons.add(polygon.get());
        }
        return polygons.isEmpty()
                ? Optional.empty()
                : Optional.of(FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new)));
    }

    private static Optional<Polygon> polygon(JsonNode coordinates) {
        var rings = new ArrayList<LinearRing>();
        for (var part : coordinates) {
            var ring = ring(part);
            if (ring.isEmpty()) {
                return Optional.empty();
            }
            rings.add(ring.get());
        }
        if (rings.isEmpty()) {
            return Optional.empty();
        }
        var holes = rings.subList(1, rings.size()).toArray(LinearRing[]::new);
        return Optional.of(FACTORY.createPolygon(rings.getFirst(), holes));
    }

    private static Optional<LinearRing> ring(JsonNode positions) {
        var ring = new ArrayList<Coordinate>();
        for (var position : positions) {
            var x = position.path(0).asDouble(Double.NaN);
            var y = position.path(1).asDouble(Double.NaN);
            if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) {
                return Optional.empty();
            }
            ring.add(new Coordinate(x, y));
        }
        if (ring.size() < 4 || !ring.getFirst().equals2D(ring.getLast())) {
            return Optional.empty();
        }
        return Optional.of(FACTORY.createLinearRing(ring.toArray(Coordinate[]::new)));
    }

    /** Writes the geometry member of a feature, with five decimals (a metre) and no needless character. */
    public static void write(Geometry geometry, StringBuilder to) {
        var polygons = polygonsOf(geometry);
        if (polygons.size() == 1) {
            to.append("{\"type\":\"Polygon\",\"coordinates\":");
            write(polygons.getFirst(), to);
        } else {
            to.append("{\"type\":\"MultiPolygon\",\"coordinates\":[");
            for (var index = 0; index < polygons.size(); index++) {
                to.append(index == 0 ? "" : ",");
                write(polygons.get(index), to);
            }
            to.append(']');
        }
        to.append('}');
    }

    /** The polygons that a geometry consists of. */
    public static List<Polygon> polygonsOf(Geometry geometry) {
        var polygons = new ArrayList<Polygon>();
        for (var index = 0; index < geometry.getNumGeometries(); index++) {
            if (geometry.getGeometryN(index) instanceof Polygon polygon && !polygon.isEmpty()) {
                polygons.add(polygon);
            }
        }
        return polygons;
    }

    private static void write(Polygon polygon, StringBuilder to) {
        to.append('[');
        write(polygon.getExteriorRing(), true, to);
        for (var index = 0; index < polygon.getNumInteriorRing(); index++) {
            to.append(',');
            write(polygon.getInteriorRingN(index), false, to);
        }
        to.append(']');
    }

    /** The outer ring runs counter-clockwise and the holes clockwise, as the standard wishes. */
    private static void write(LinearRing ring, boolean counterClockwise, StringBuilder to) {
        var coordinates = ring.getCoordinates();
        var turned = Orientation.isCCW(coordinates) != counterClockwise;
        to.append('[');
        for (var index = 0; index < coordinates.length; index++) {
            var coordinate = coordinates[turned ? coordinates.length - 1 - index : index];
            to.append(index == 0 ? "[" : ",[");
            decimal(coordinate.x, to);
            to.append(',');
            decimal(coordinate.y, to);
            to.append(']');
        }
        to.append(']');
    }

    private static void decimal(double degrees, StringBuilder to) {
        var scaled = Math.round(degrees * 1e5);
        if (scaled < 0) {
            to.append('-');
            scaled = -scaled;
        }
        to.append(scaled / 100_000);
        var fraction = scaled % 100_000;
        if (fraction != 0) {
            var digits = Long.toString(100_000 + fraction).substring(1);
            to.append('.').append(digits.replaceAll("0+$", ""));
        }
    }
}
