/** The house rules that a machine can check. Each has a class here, and a class in {@code broken} that it refuses. */
@NullMarked
package org.minqing.house;

import org.jspecify.annotations.NullMarked;
