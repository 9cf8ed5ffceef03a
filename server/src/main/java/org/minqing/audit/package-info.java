/**
 * Who looked at what. A look at sealed content is written and committed before the content is handed out.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "journal"})
@NullMarked
package org.minqing.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
