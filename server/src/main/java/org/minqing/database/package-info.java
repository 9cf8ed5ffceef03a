/**
 * The store under everything: the embedded PostgreSQL and its life, the pools of the three roles (owner, application,
 * reader), and the order in which the modules migrate. It knows no table of any module.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.minqing.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
