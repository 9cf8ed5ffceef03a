/**
 * What is seen: the live feed of the city, filtered for each watcher.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "journal", "area", "access", "access::session"})
@NullMarked
package org.minqing.map;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
