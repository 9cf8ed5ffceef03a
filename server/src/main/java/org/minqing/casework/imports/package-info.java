/**
 * Cases from other systems: a mapping file says what the columns of a CSV file mean; rows become imported cases, or
 * reports that are open here, or lines of the reject file with the reason. Ids are made from the source's references, so
 * that a run can be broken off and begun again, and the same file again changes nothing.
 */
@NamedInterface("imports")
@NullMarked
package org.minqing.casework.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
