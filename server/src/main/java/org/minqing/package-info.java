/** The entry of the program; everything else lives in the modules below. */
@NullMarked
package org.minqing;

import org.jspecify.annotations.NullMarked;
