/**
 * Rights of a post that its holder hands over to another for a time. They begin and end by themselves; what was done by them
 * says so.
 */
@NullMarked
package org.minqing.access.delegation;

import org.jspecify.annotations.NullMarked;
