/**
 * Evidence: photos kept by the hash of their content, sniffed, limited, shown to a scanner where there is one, freed of what
 * cameras write into them, encrypted on disk under a key of their own. A photo belongs to its uploader until a case takes it;
 * then it is seen through that case. Over a bad line it comes in pieces.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "journal"})
@NullMarked
package org.minqing.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
