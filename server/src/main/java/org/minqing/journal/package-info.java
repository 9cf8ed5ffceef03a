/**
 * The log itself. Entries are appended to streams with an expected version and chained by hash; personal content is
 * sealed under keys that can be destroyed; readers follow the log from positions of their own; seals prove each minute
 * that nothing was changed. Stream ids and area codes mean nothing here.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database"})
@NullMarked
package org.minqing.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
