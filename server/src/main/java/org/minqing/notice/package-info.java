/**
 * Telling people: what happens to a case becomes a notice to whoever it concerns, waits in an outbox, and goes out through a
 * channel when it may. A notice holds codes and ids and no word that somebody wrote; it is read, or it is known that it was
 * not.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "journal", "area", "access", "workforce"})
@NullMarked
package org.minqing.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
