/**
 * Words that every module uses: ids, area codes and ranges, the actor, problems, pages. At most twenty types, no bean and
 * no SQL.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.minqing.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
