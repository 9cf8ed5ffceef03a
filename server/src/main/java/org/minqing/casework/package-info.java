/**
 * The closed loop: a case is reported, accepted, dispatched, received, handled, verified by another person, rated and
 * filed. Commands are decided by the pure interpreter and written gathered, one statement for many cases.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "journal",
            "deadline",
            "deadline::timer",
            "audit",
            "attachment",
            "area",
            "access",
            "scenario",
            "emergency",
            "scenario::table",
            "map",
            "insight",
            "workforce"
        })
@NullMarked
package org.minqing.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
