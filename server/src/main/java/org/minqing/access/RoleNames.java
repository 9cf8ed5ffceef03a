package org.minqing.access;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What roles are called, by language. */
public final class RoleNames {

    private final Supplier<Roles> roles;

    RoleNames(Supplier<Roles> roles) {
        this.roles = roles;
    }

    /** The names of a role by language; none for a role that the city does not know. */
    public Map<String, String> of(String role) {
        return Optional.ofNullable(roles.get().templates().get(role))
                .map(RoleTemplate::names)
                .orElse(Map.of());
    }
}
