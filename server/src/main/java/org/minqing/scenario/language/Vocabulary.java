package org.minqing.scenario.language;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of a city that a scenario may use: its languages, in which all texts must stand, its levels from the widest to
 * the narrowest, and its roles with the levels at which they have posts.
 */
public record Vocabulary(List<String> languages, List<String> levels, Map<String, Set<String>> roles) {

    public Vocabulary {
        languages = List.copyOf(languages);
        levels = List.copyOf(levels);
        roles = Map.copyOf(roles);
    }

    String roleList() {
        return String.join(", ", roles.keySet().stream().sorted().toList());
    }
}
