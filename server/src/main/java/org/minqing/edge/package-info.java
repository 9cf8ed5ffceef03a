/**
 * The outer wall: the security chain, problem mapping, health, OpenAPI, static pages, and the commands of the program.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "journal",
            "audit",
            "attachment",
            "backup",
            "area",
            "area::cells",
            "leads",
            "deadline",
            "deadline::oracle",
            "deadline::timer",
            "access",
            "access::machine",
            "access::session",
            "oversight",
            "workforce",
            "notice",
            "scenario",
            "map",
            "insight",
            "directive",
            "casework",
            "casework::imports",
            "casework::sample",
            "exchange",
            "exchange::partner"
        })
@NullMarked
package org.minqing.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
