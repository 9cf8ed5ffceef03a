package org.minqing.access;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Which roles may do what, whatever their place. */
public final class RoleVerbs {

    private final Supplier<Roles> roles;

    RoleVerbs(Supplier<Roles> roles) {
        this.roles = roles;
    }

    /** The roles whose holders have the verb inside the areas of their posts. */
    public Set<String> rolesWith(Verb verb) {
        return roles.get().templates().values().stream()
                .filter(role -> role.verbs().contains(verb))
                .map(RoleTemplate::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
