/**
 * Copies of a whole city, and the way back. A backup is the files of the database, the seals and the photos, encrypted
 * under a key that the operator keeps; a restore proves that nothing in it was changed before anything starts on it. The
 * keys that open personal content are never in a backup.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "journal"})
@NullMarked
package org.minqing.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
