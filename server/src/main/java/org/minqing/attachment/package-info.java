/**
 * Evidence: files kept by the hash of their content, sniffed, limited, freed of EXIF.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database"})
@NullMarked
package org.minqing.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
