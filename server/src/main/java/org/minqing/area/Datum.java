package org.minqing.area;

import java.util.Arrays;
import java.util.Optional;

/**
 * The coordinate systems that phones and maps speak. WGS84 is what the store speaks; GCJ-02 is the shifted system of
 * Chinese maps; BD-09 shifts once more. Both shifts follow the formulas in common use and are undone by iteration, to
 * well under a metre; outside China both are WGS84.
 */
public enum Datum {
    WGS84 {
        @Override
        public Point toWgs84(Point point) {
            return point;
        }

        @Override
        public Point fromWgs84(Point point) {
            return point;
        }
    },
    GCJ02 {
        @Override
        public Point toWgs84(Point point) {
            return ShiftedGrid.unshifted(point);
        }

        @Override
        public Point fromWgs84(Point point) {
            return ShiftedGrid.shifted(point);
        }
    },
    BD09 {
        @Override
        public Point toWgs84(Point point) {
            return ShiftedGrid.isShiftedAt(point) ? ShiftedGrid.unshifted(ShiftedGrid.untwisted(point)) : point;
        }

        @Override
        public Point fromWgs84(Point point) {
            return ShiftedGrid.isShiftedAt(point) ? ShiftedGrid.twisted(ShiftedGrid.shifted(point)) : point;
        }
    };

    /** The same place in WGS84. */
    public abstract Point toWgs84(Point point);

    /** A WGS84 place in this system. */
    public abstract Point fromWgs84(Point point);

    /** The datum of this name, exactly as the contract spells it; empty for any other word. */
    public static Optional<Datum> named(String name) {
        return Arrays.stream(values())
                .filter(datum -> datum.name().equals(name))
                .findFirst();
    }
}
