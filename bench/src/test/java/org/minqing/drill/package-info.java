/** The bad days in a short form, as part of every build. */
@NullMarked
package org.minqing.drill;

import org.jspecify.annotations.NullMarked;
