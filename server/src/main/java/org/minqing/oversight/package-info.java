/**
 * Those who look are looked at: a person is told who opened what concerns them, and somebody above watches over those who
 * open much. What was looked at is kept by audit; here it is put into words and given to whom it belongs.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "journal", "audit", "area", "access"})
@NullMarked
package org.minqing.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
