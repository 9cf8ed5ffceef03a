/**
 * The people who do the work: grid workers of several kinds, teams, command centres with their duty roster, leave with cover,
 * and who answers for a place. It chooses among posts and explains the choice; it keeps no figure about a person, no position
 * of anybody and no order of merit.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "journal", "area", "access"})
@NullMarked
package org.minqing.workforce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
