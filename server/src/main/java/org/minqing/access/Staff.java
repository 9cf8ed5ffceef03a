package org.minqing.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a city folder says about its people: departments, roles, the rules that make posts, how invented holders are named,
 * and who may be played in sample mode.
 */
record Staff(
        Map<String, Map<String, String>> departments,
        Roles roles,
        List<PostRule> rules,
        List<String> holderNames,
        List<Sample> samples) {

    static final Staff NONE = new Staff(Map.of(), Roles.NONE, List.of(), List.of(), List.of());

    Staff {
        departments = Map.copyOf(departments);
        rules = List.copyOf(rules);
        holderNames = List.copyOf(holderNames);
        samples = List.copyOf(samples);
    }

    /** Somebody invented who can be played; without a role, a resident. */
    record Sample(
            String signInName, String displayName, Optional<String> role, long area, Optional<String> department) {}
}
