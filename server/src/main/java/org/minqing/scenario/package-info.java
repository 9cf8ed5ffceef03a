/**
 * Scenario definitions: the language, its checks, the pure interpreter, and the stories that prove a file.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "area", "access"})
@NullMarked
package org.minqing.scenario;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
