/**
 * Scenario definitions: the language, its checks, the pure interpreter, and the stories that prove a file.
 *
 * <p>Until when: for each {@link org.minqing.scenario.Clock} of a case's scenario, {@link
 * org.minqing.scenario.ClockRun#of} reads the case's entries and says when its runs began, stood still, were extended and
 * ended; {@link org.minqing.scenario.Clock#due} says by the open answers how long the limit is, by which row and document.
 * Whoever knows the calendar makes a due time of the two.
 *
 * <p>By whom: {@link org.minqing.scenario.Outcome.Moved#assign} carries the chain of posts, how to choose where several
 * hold the same, and the row of the table that named them.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "area", "access"})
@NullMarked
package org.minqing.scenario;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
