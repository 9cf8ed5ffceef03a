package org.minqing.access;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Which roles may do what, whatever their place. */
public final class RoleVerbs {

    private final Supplier<Roles> roles;

    RoleVerbs(Supplier<Roles> roles) {
        this.roles = roles;
    }

    /** What a role may do inside the areas of its posts; empty for a role that the city does not have. */
    public Set<Verb> of(String role) {
        return Optional.ofNullable(roles.get().templates().get(role))
                .map(RoleTemplate::verbs)
                .orElse(Set.of());
    }

    /** The roles whose holders have the verb inside the areas of their posts. */
    public Set<String> rolesWith(Verb verb) {
        return roles.get().templates().values().stream()
                .filter(role -> role.verbs().contains(verb))
                .map(RoleTemplate::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
