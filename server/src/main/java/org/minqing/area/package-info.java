/**
 * The tree and the ground: divisions, grids, boundaries, locating a point, coordinate systems, and the city folder that
 * all of it comes from.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database"})
@NullMarked
package org.minqing.area;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
