package org.minqing.access;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What roles and departments are called, by language. */
public final class RoleNames {

    private final Supplier<Roles> roles;
    private final Supplier<Map<String, Map<String, String>>> departments;

    RoleNames(Supplier<Roles> roles, Supplier<Map<String, Map<String, String>>> departments) {
        this.roles = roles;
        this.departments = departments;
    }

    /** The names of a role by language; none for a role that the city does not know. */
    public Map<String, String> of(String role) {
        return Optional.ofNullable(roles.get().templates().get(role))
                .map(RoleTemplate::names)
                .orElse(Map.of());
    }

    /** The names of a department by language; none for one that the city does not know. */
    public Map<String, String> ofDepartment(String department) {
        return departments.get().getOrDefault(department, Map.of());
    }
}
