package org.minqing.area;

import org.locationtech.jts.geom.Geometry;

/** The outline of an area in WGS84: a valid polygon or several. {@code synthetic} says that it was generated. */
record Boundary(Geometry geometry, boolean synthetic) {}
