package org.minqing.scenario.language;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;
import org.minqing.area.Level;

/**
 * The words of a city that a scenario may use: its languages, in which all texts must stand, its levels from the widest to
 * the narrowest, its roles with the levels at which they have posts, its departments, and the tags of which each scenario
 * carries at least one.
 *
 * @param complete whether these are all; an old version is read back with words that the city may since have given up
 */
public record Vocabulary(
        List<String> languages,
        List<String> levels,
        Map<String, Set<String>> roles,
        Set<String> departments,
        Set<String> tags,
        boolean complete) {

    /** For what was checked when it was published: any word is taken. */
    public static final Vocabulary ANY = new Vocabulary(List.of(), List.of(), Map.of(), Set.of(), Set.of(), false);

    public Vocabulary {
        languages = List.copyOf(languages);
        levels = List.copyOf(levels);
        roles = Map.copyOf(roles);
        departments = Set.copyOf(departments);
        tags = Set.copyOf(tags);
    }

    /** The words of a city folder; what is wrong with its files is for their own parts to say. */
    public static Vocabulary of(CityFolder folder) {
        var roles = new LinkedHashMap<String, Set<String>>();
        folder.document("roles.yaml", new Faults()).ifPresent(document -> {
            for (var role : document.children("/roles")) {
                var levels = new LinkedHashSet<String>();
                document.at(role + "/levels").forEach(level -> levels.add(level.asString("")));
                roles.put(document.at(role + "/id").asString(""), levels);
            }
        });
        var settings = folder.settings();
        var levels = settings.levels().stream().map(Level::id).toList();
        return new Vocabulary(
                settings.languages(), levels, roles, ids(folder, "departments"), ids(folder, "tags"), true);
    }

    /** The ids of a list that has a file of its own, if the city has one. */
    private static Set<String> ids(CityFolder folder, String list) {
        var ids = new LinkedHashSet<String>();
        if (folder.has(list + ".yaml")) {
            folder.document(list + ".yaml", new Faults())
                    .ifPresent(document -> document.at("/" + list)
                            .forEach(one -> ids.add(one.at("/id").asString(""))));
        }
        return ids;
    }

    boolean hasRole(String role) {
        return !complete || roles.containsKey(role);
    }

    boolean hasLevel(String level) {
        return !complete || levels.contains(level);
    }

    boolean standsAt(String role, String level) {
        return !complete || roles.getOrDefault(role, Set.of()).contains(level);
    }

    boolean hasDepartment(String department) {
        return !complete || departments.contains(department);
    }

    String roleList() {
        return String.join(", ", roles.keySet().stream().sorted().toList());
    }
}
