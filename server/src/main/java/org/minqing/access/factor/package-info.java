/**
 * The second factor of accounts: what is kept of it, how it is set up, and how a code of it is taken once. Which posts need
 * it is said by the roles of the city; when it is asked for, by the sessions.
 */
@NullMarked
package org.minqing.access.factor;

import org.jspecify.annotations.NullMarked;
