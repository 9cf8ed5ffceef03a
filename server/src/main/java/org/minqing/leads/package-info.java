/**
 * Lists of leads that several departments deliver at once: where each row is to be checked, which row says the same as an
 * earlier one, and which a person has to place. It reads the city folder and the lists, and keeps nothing. Start at
 * {@code Router}; docs/leads.md has the rules.
 */
@ApplicationModule(allowedDependencies = {"kernel", "area"})
@NullMarked
package org.minqing.leads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
