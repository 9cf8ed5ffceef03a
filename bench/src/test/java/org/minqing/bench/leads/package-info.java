/** Tests of the invented lists and of their judge. */
@NullMarked
package org.minqing.bench.leads;

import org.jspecify.annotations.NullMarked;
