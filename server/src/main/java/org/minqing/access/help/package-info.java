/**
 * People who help another person with what concerns them here: with consent, for named things, until a day, and each act on
 * record for the person. Whoever helps acts as the person and never in a post of anybody.
 */
@NullMarked
package org.minqing.access.help;

import org.jspecify.annotations.NullMarked;
