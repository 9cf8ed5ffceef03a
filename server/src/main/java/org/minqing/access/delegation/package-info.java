/**
 * Rights of a post that its holder hands over to another for a time. They begin and end by themselves; what was done by them
 * says so. Posts of several units that sit together for a time, in a temporary body, sit in the same way.
 */
@NullMarked
package org.minqing.access.delegation;

import org.jspecify.annotations.NullMarked;
