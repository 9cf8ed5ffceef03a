/**
 * A tool, not a part of the server: holds the function of due times against a file of requests for which a city itself wrote
 * when each was due. It also finds, once, the limit of each type. docs/deadlines.md has the figures.
 */
@NamedInterface("oracle")
@NullMarked
package org.minqing.deadline.oracle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
