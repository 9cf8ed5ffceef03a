package org.minqing.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.minqing.kernel.AreaCode;

/**
 * Finds the leaf area of a point. The city's rectangle is cut into squares, fine enough that most lie wholly in one area
 * or in none: these answer at once. A square that a boundary crosses lists the areas whose outlines cross it, and the point
 * is tried against these, lowest code first, so that a point on a border belongs to the lowest code that touches it. A
 * point outside of all areas belongs to none.
 */
final class Locator {

    private static final int SQUARES_FOR_A_LEAF = 256;
    private static final int MOST_SQUARES_A_SIDE = 1_024;
    private static final int NOWHERE = -1;

    /** Widens each edge a little when it is entered into squares, so that rounding never hides one from its square. */
    private static final double SLACK = 1e-9;

    private final long[] codes;
    private final Coordinate[][][] outlines;
    private final Envelope extent;
    private final int side;
    private final double perX;
    private final double perY;

    /** For each square a leaf, {@link #NOWHERE}, or -2 - n for list n of {@link #crossings}. */
    private final int[] squares;

    private final int[][] crossings;

    Locator(Map<AreaCode, Boundary> leaves) {
        var ordered = new TreeMap<>(leaves);
        codes = ordered.keySet().stream().mapToLong(AreaCode::value).toArray();
        outlines = ordered.values().stream().map(Locator::rings).toArray(Coordinate[][][]::new);
        extent = new Envelope();
        ordered.values()
                .forEach(boundary -> extent.expandToInclude(boundary.geometry().getEnvelopeInternal()));
        extent.expandBy(1e-6);
        side = (int) Math.min(MOST_SQUARES_A_SIDE, Math.ceil(Math.sqrt((codes.length + 1.0) * SQUARES_FOR_A_LEAF)));
        perX = side / extent.getWidth();
        perY = side / extent.getHeight();
        var crossed = new SquareLists(side * side);
        for (var leaf = 0; leaf < outlines.length; leaf++) {
            enter(leaf, crossed);
        }
        crossings = crossed.lists();
        squares = fill(crossed);
    }

    Optional<AreaCode> locate(Point point) {
        var leaf = leafAt(point.x(), point.y());
        return leaf == NOWHERE ? Optional.empty() : Optional.of(new AreaCode(codes[leaf]));
    }

    /** The position of the leaf among the ascending codes, or -1. */
    int leafAt(double x, double y) {
        if (!extent.contains(x, y)) {
            return NOWHERE;
        }
        var square = squares[squareAt(x, y)];
        return square >= NOWHERE ? square : firstOf(crossings[-2 - square], x, y);
    }

    private int squareAt(double x, double y) {
        return row(y) * side + column(x);
    }

    private int column(double x) {
        return Math.clamp((int) ((x - extent.getMinX()) * perX), 0, side - 1);
    }

    private int row(double y) {
        return Math.clamp((int) ((y - extent.getMinY()) * perY), 0, side - 1);
    }

    private int firstOf(int[] leaves, double x, double y) {
        var place = new Coordinate(x, y);
        for (var leaf : leaves) {
            if (Outline.covers(outlines[leaf], place)) {
                return leaf;
            }
        }
        return NOWHERE;
    }

    private void enter(int leaf, SquareLists crossed) {
        for (var ring : outlines[leaf]) {
            for (var index = 1; index < ring.length; index++) {
                enter(leaf, ring[index - 1], ring[index], crossed);
            }
        }
    }

    /** Enters the leaf into every square that the edge touches: row by row, the columns between its ends in that row. */
    private void enter(int leaf, Coordinate from, Coordinate to, SquareLists crossed) {
        var low = from.y <= to.y ? from : to;
        var high = from.y <= to.y ? to : from;
        for (var row = row(low.y - SLACK); row <= row(high.y + SLACK); row++) {
            var bottom = extent.getMinY() + row / perY;
            var top = extent.getMinY() + (row + 1) / perY;
            var one = xAt(low, high, Math.clamp(bottom - SLACK, low.y, high.y));
            var other = xAt(low, high, Math.clamp(top + SLACK, low.y, high.y));
            var level = high.y - low.y < SLACK;
            var left = level ? Math.min(low.x, high.x) : Math.min(one, other);
            var right = level ? Math.max(low.x, high.x) : Math.max(one, other);
            for (var column = column(left - SLACK); column <= column(right + SLACK); column++) {
                crossed.add(row * side + column, leaf);
            }
        }
    }

    private static double xAt(Coordinate low, Coordinate high, double y) {
        return high.y == low.y ? low.x : low.x + (high.x - low.x) * (y - low.y) / (high.y - low.y);
    }

    /** A square without an edge is the same as its left neighbour without one; else its middle is tried against all. */
    private int[] fill(SquareLists crossed) {
        var filled = new int[side * side];
        var envelopes = new LeafEnvelopes(outlines);
        for (var square = 0; square < filled.length; square++) {
            if (crossed.listOf(square) >= 0) {
                filled[square] = -2 - crossed.listOf(square);
            } else if (square % side > 0 && filled[square - 1] >= NOWHERE) {
                filled[square] = filled[square - 1];
            } else {
                var x = extent.getMinX() + (square % side + 0.5) / perX;
                var y = extent.getMinY() + (square / side + 0.5) / perY;
                filled[square] = firstOf(envelopes.at(x, y), x, y);
            }
        }
        return filled;
    }

    private static Coordinate[][] rings(Boundary boundary) {
        List<Coordinate[]> rings = new ArrayList<>();
        for (var polygon : GeoJson.polygonsOf(boundary.geometry())) {
            rings.add(polygon.getExteriorRing().getCoordinates());
            for (var hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                rings.add(polygon.getInteriorRingN(hole).getCoordinates());
            }
        }
        return rings.toArray(Coordinate[][]::new);
    }
}
