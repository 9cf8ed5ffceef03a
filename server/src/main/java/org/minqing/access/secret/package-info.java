/**
 * What people prove themselves with, without a store: passwords and what a new one must be, codes that count once, and the
 * codes of an authenticator app.
 */
@NullMarked
package org.minqing.access.secret;

import org.jspecify.annotations.NullMarked;
