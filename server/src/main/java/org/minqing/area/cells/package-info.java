/**
 * A tool, not a part of the server: makes a ground to work on where no source draws one. It repairs boundaries that are
 * real, divides them into cells for the levels below, and writes both into the city folder. The same recipe gives the same
 * bytes. docs/city-folder.md says how it works and what is real.
 */
@NamedInterface("cells")
@NullMarked
package org.minqing.area.cells;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
