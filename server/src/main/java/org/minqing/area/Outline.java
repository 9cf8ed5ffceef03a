package org.minqing.area;

import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;

/** Whether rings, outer ones and holes together, hold a place; a border is part of what it bounds. */
final class Outline {

    private Outline() {}

    static boolean covers(Coordinate[][] rings, Coordinate place) {
        var counter = new RayCrossingCounter(place);
        for (var ring : rings) {
            for (var index = 1; index < ring.length; index++) {
                counter.countSegment(ring[index], ring[index - 1]);
                if (counter.isOnSegment()) {
                    return true;
                }
            }
        }
        return counter.getLocation() != Location.EXTERIOR;
    }
}
