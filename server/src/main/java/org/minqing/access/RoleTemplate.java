package org.minqing.access;

import java.util.Map;
import java.util.Set;

/**
 * What a role may do, at the levels where it exists. The city folder writes it.
 *
 * @param levels the levels at which posts of this role may stand
 * @param verbs what its holders may do inside the areas of their post
 * @param classes the scenario classes that it is limited to; empty for all
 * @param ownDepartmentOnly whether a holder sees only what is with the post's own department
 * @param secondFactor whether a holder acts in the post only after showing a second factor
 * @param outside whether it is an office outside of the city's: its holders act for no unit of the city
 */
record RoleTemplate(
        String id,
        Map<String, String> names,
        Set<String> levels,
        Set<Verb> verbs,
        Set<String> classes,
        boolean ownDepartmentOnly,
        boolean secondFactor,
        boolean outside) {

    RoleTemplate {
        names = Map.copyOf(names);
        levels = Set.copyOf(levels);
        verbs = Set.copyOf(verbs);
        classes = Set.copyOf(classes);
    }

    Grant grant(Hand hand) {
        return new Grant(hand.ranges(), classes, ownDepartmentOnly ? departments(hand) : Set.of());
    }

    private static Set<String> departments(Hand hand) {
        return hand.department().map(Set::of).orElse(Set.of("none"));
    }
}
