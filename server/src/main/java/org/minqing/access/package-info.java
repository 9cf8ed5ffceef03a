/**
 * Who may do what, where and why: accounts, posts, role templates, sessions and the one decision. It is handed a Thing and
 * never looks one up.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "journal", "audit", "area"})
@NullMarked
package org.minqing.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
