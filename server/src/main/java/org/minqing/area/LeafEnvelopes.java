package org.minqing.area;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** The rectangles of the leaves, for the few places that the raster cannot answer while it is being made. */
final class LeafEnvelopes {

    private final STRtree tree = new STRtree();

    LeafEnvelopes(Coordinate[][][] outlines) {
        for (var leaf = 0; leaf < outlines.length; leaf++) {
            var envelope = new Envelope();
            for (var ring : outlines[leaf]) {
                for (var corner : ring) {
                    envelope.expandToInclude(corner);
                }
            }
            tree.insert(envelope, leaf);
        }
        tree.build();
    }

    int[] at(double x, double y) {
        List<?> found = tree.query(new Envelope(x, x, y, y));
        return found.stream().mapToInt(Integer.class::cast).sorted().toArray();
    }
}
