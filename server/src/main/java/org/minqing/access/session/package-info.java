/**
 * Signing in and out: passwords, tries, sessions and their cookie, and who acts in a request.
 */
@NamedInterface("session")
@NullMarked
package org.minqing.access.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
