/**
 * What is counted: figures kept by readers of the journal, each leading to the cases behind it.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "journal", "area", "access"})
@NullMarked
package org.minqing.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
