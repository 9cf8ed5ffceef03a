package org.minqing.area.cells;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryTransformer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;
import org.minqing.area.GeoJson;

/** Divides one area into cells: Voronoi cells of scattered sites, rippled, cut to the area, each in one piece. */
final class Splitting {

    /** A centimetre in degrees, fine enough to be lost when the sheet is drawn. */
    private static final PrecisionModel FINE = new PrecisionModel(1e7);

    private static final double STEPS_ALONG_AN_EDGE = 4;

    private final SplittableRandom random;

    Splitting(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One cell for each site, in the order of the sites; known sites come first. */
    List<Geometry> split(Geometry ground, int count, List<Coordinate> known) {
        if (count == 1) {
            return List.of(ground);
        }
        var main = GeoJson.polygonsOf(ground).stream()
                .max(Comparator.comparingDouble(Polygon::getArea))
                .orElseThrow();
        var sites = new Scatter(random).sites(main, count, known);
        var size = Math.sqrt(main.getArea() / count);
        var cells = new ArrayList<Geometry>();
        for (var cell : voronoi(sites, ground, size)) {
            cells.add(OverlayNG.overlay(cell, ground, OverlayNG.INTERSECTION, FINE));
        }
        return inOnePiece(cells, size);
    }

    private List<Geometry> voronoi(List<Coordinate> sites, Geometry ground, double size) {
        var around = ground.getEnvelopeInternal().copy();
        around.expandBy(around.getDiameter());
        var builder = new VoronoiDiagramBuilder();
        builder.setSites(sites);
        builder.setClipEnvelope(around);
        var diagram = builder.getDiagram(GeoJson.FACTORY);
        var ripple = new Ripple(size, random);
        var cells = new Geometry[sites.size()];
        for (var index = 0; index < diagram.getNumGeometries(); index++) {
            var cell = diagram.getGeometryN(index);
            cells[sites.indexOf((Coordinate) cell.getUserData())] = rippled(cell, size, ripple);
        }
        return List.of(cells);
    }

    private static Geometry rippled(Geometry cell, double size, Ripple ripple) {
        return new GeometryTransformer() {
            @Override
            protected CoordinateSequence transformCoordinates(CoordinateSequence from, Geometry parent) {
                var to = new Coordinate[from.size()];
                for (var index = 0; index < to.length; index++) {
                    to[index] = ripple.moved(from.getCoordinate(index));
                }
                return createCoordinateSequence(to);
            }
        }.transform(Densifier.densify(cell, size / STEPS_ALONG_AN_EDGE));
    }

    /** Pieces cut off by a bay or a bend go to the cell that they border most; islands stay with their cell. */
    private static List<Geometry> inOnePiece(List<Geometry> cut, double size) {
        var cells = new ArrayList<Geometry>();
        var pieces = new ArrayList<Polygon>();
        var homes = new ArrayList<Integer>();
        for (var index = 0; index < cut.size(); index++) {
            var parts = new ArrayList<>(GeoJson.polygonsOf(cut.get(index)));
            parts.sort(Comparator.comparingDouble(Polygon::getArea).reversed());
            cells.add(parts.isEmpty() ? cut.get(index) : parts.getFirst());
            for (var piece : parts.subList(Math.min(1, parts.size()), parts.size())) {
                pieces.add(piece);
                homes.add(index);
            }
        }
        for (var index = 0; index < pieces.size(); index++) {
            var piece = pieces.get(index);
            var home = neighbour(piece, cells, homes.get(index), size);
            cells.set(home, OverlayNG.overlay(cells.get(home), piece, OverlayNG.UNION, FINE));
        }
        return cells;
    }

    private static int neighbour(Polygon piece, List<Geometry> cells, int otherwise, double size) {
        var reach = piece.buffer(size / 500, 1);
        return IntStream.range(0, cells.size())
                .filter(index -> reach.intersects(cells.get(index)))
                .boxed()
                .max(Comparator.comparingDouble(
                        index -> OverlayNGRobust.overlay(reach, cells.get(index), OverlayNG.INTERSECTION)
                                .getArea()))
                .orElse(otherwise);
    }
}
