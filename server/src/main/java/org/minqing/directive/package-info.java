/**
 * Work given down the tree: a city gives a directive to counties, towns, villages or grids, each area receives and answers it
 * for itself, or passes it on to the areas below, and the answers climb as counts of areas. An area where nobody holds the
 * post is a gap that everybody above sees; no figure is kept about a person.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "journal",
            "audit",
            "area",
            "deadline",
            "deadline::timer",
            "access",
            "workforce"
        })
@NullMarked
package org.minqing.directive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
