/** Probes of the ground from inside its package. */
@NullMarked
package org.minqing.area;

import org.jspecify.annotations.NullMarked;
