package org.minqing.area;

/** A place on the ground in WGS84 (CGCS2000 is the same within a metre): {@code x} is longitude, {@code y} latitude. */
public record Point(double x, double y) {

    public Point {
        if (!(x >= -180 && x <= 180 && y >= -90 && y <= 90)) {
            throw new IllegalArgumentException("Longitude runs from -180 to 180 and latitude from -90 to 90");
        }
    }
}
