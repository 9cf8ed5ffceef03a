/** Probes of the write path from inside its package. */
@NullMarked
package org.minqing.casework;

import org.jspecify.annotations.NullMarked;
