/**
 * Orders: a scenario of emergencies works only where and as long as one is in force, each is short, a renewal is an order by
 * another body, and when one is over everything that people told for it is destroyed. All orders are public.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "database", "journal", "area", "deadline::timer", "access", "scenario"})
@NullMarked
package org.minqing.emergency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
