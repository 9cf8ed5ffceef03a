/**
 * Residents who come by telephone: the number and its code, the account that it opens, and the village desk that confirms who
 * stands before it. A number is kept sealed and is found by a keyed hash alone.
 */
@NullMarked
package org.minqing.access.telephone;

import org.jspecify.annotations.NullMarked;
