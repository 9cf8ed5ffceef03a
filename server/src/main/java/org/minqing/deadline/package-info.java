/**
 * Time. The working calendar of the city, the rules that set limits, and one pure function: when something is due, and why,
 * line by line. Timers wake whoever has to act then; what they are about is opaque here.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "area"})
@NullMarked
package org.minqing.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
