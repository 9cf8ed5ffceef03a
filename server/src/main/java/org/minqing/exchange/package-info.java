/**
 * What other programs of the city read and report: Open311 GeoReport v2, in XML and JSON. Which kinds of matters are published, and
 * how exactly, the city folder says; a report of a partner goes the way of every other report. Start at {@code Offers}.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "journal",
            "area",
            "access",
            "access::machine",
            "scenario",
            "casework"
        })
@NullMarked
package org.minqing.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
