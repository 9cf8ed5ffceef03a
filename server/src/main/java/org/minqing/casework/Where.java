package org.minqing.casework;

import org.minqing.area.Point;
import org.minqing.kernel.AreaCode;

/** Where a report says that it is: a point on the ground, already in WGS84, or an area when nobody knows the point. */
public sealed interface Where {

    record At(Point point) implements Where {}

    record In(AreaCode area) implements Where {}
}
