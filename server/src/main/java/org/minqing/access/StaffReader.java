package org.minqing.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;
import org.minqing.area.Level;
import org.minqing.kernel.AreaCode;

/** Reads {@code departments.yaml}, {@code roles.yaml} and {@code posts.yaml} of a city folder. */
final class StaffReader {

    private static final int MOST_EACH = 50;
    private static final Pattern SIGN_IN_NAME = Pattern.compile("[a-z][a-z0-9]{1,30}");

    private final CityFolder folder;
    private final Faults faults;
    private final Set<String> levels;

    StaffReader(CityFolder folder, Faults faults) {
        this.folder = folder;
        this.faults = faults;
        this.levels = folder.settings().levels().stream().map(Level::id).collect(Collectors.toSet());
    }

    Staff staff() {
        var departments = file("departments.yaml").map(this::departments).orElse(Map.of());
        var roles = file("roles.yaml")
                .map(file -> new RolesReader(file, levels).roles())
                .orElse(Roles.NONE);
        return file("posts.yaml")
                .map(file -> posts(file, departments, roles))
                .orElseGet(() -> new Staff(departments, roles, List.of(), List.of(), List.of()));
    }

    private Optional<StaffFile> file(String name) {
        return folder.document(name, faults)
                .map(document -> new StaffFile(document, folder.settings().languages(), faults));
    }

    private Map<String, Map<String, String>> departments(StaffFile file) {
        file.allowOnly("", Set.of("departments"));
        var departments = new LinkedHashMap<String, Map<String, String>>();
        var ids = new HashSet<String>();
        for (var pointer : file.children("/departments")) {
            file.allowOnly(pointer, Set.of("id", "names"));
            file.newId(pointer + "/id", ids).ifPresent(id -> departments.put(id, file.names(pointer + "/names")));
        }
        return departments;
    }

    private Staff posts(StaffFile file, Map<String, Map<String, String>> departments, Roles roles) {
        file.allowOnly("", Set.of("posts", "holders", "samples"));
        var rules = new ArrayList<PostRule>();
        for (var pointer : file.children("/posts")) {
            file.allowOnly(pointer, Set.of("role", "level", "each", "departments"));
            rule(file, pointer, departments.keySet(), roles).ifPresent(rules::add);
        }
        return new Staff(departments, roles, rules, holderNames(file), samples(file, departments.keySet(), roles));
    }

    private Optional<PostRule> rule(StaffFile file, String pointer, Set<String> departments, Roles roles) {
        var role = file.oneKnown(pointer + "/role", roles.templates().keySet(), "role");
        var level = file.oneKnown(pointer + "/level", levels, "level");
        var each = each(file, pointer + "/each");
        var inDepartments = "all".equals(file.at(pointer + "/departments").asString(""))
                ? departments
                : file.known(pointer + "/departments", departments, "department");
        if (role.isEmpty() || level.isEmpty()) {
            return Optional.empty();
        }
        var template = roles.templates().get(role.get());
        if (template != null && !template.levels().contains(level.get())) {
            var message = "Role " + role.get() + " has no post at level " + level.get();
            file.fault("post.level", pointer + "/level", message, "Add the level to the role or choose another");
        }
        return Optional.of(new PostRule(
                role.get(), level.get(), each, inDepartments.stream().sorted().toList()));
    }

    private static int each(StaffFile file, String pointer) {
        var node = file.at(pointer);
        if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 1 && node.intValue() <= MOST_EACH) {
            return node.intValue();
        }
        file.fault("post.each", pointer, "A number from 1 to " + MOST_EACH + " is needed", "Say how many posts");
        return 1;
    }

    private static List<String> holderNames(StaffFile file) {
        var names = file.children("/holders").stream()
                .map(pointer -> file.at(pointer).asString(""))
                .filter(name -> !name.isBlank() && name.length() <= 60)
                .toList();
        if (names.isEmpty()) {
            file.fault("holders.none", "/holders", "No names for holders are given", "List names that are invented");
        }
        return names;
    }

    private List<Staff.Sample> samples(StaffFile file, Set<String> departments, Roles roles) {
        var samples = new ArrayList<Staff.Sample>();
        var taken = new HashSet<String>();
        for (var pointer : file.children("/samples")) {
            file.allowOnly(pointer, Set.of("name", "display", "role", "area", "department"));
            sample(file, pointer, departments, roles)
                    .filter(sample -> isNew(file, pointer, sample, taken))
                    .ifPresent(samples::add);
        }
        return samples;
    }

    private static boolean isNew(StaffFile file, String pointer, Staff.Sample sample, Set<String> taken) {
        var isNew = SIGN_IN_NAME.matcher(sample.signInName()).matches() && taken.add(sample.signInName());
        if (!isNew) {
            file.fault("sample.name", pointer + "/name", "The name is misshapen or there twice", "Choose another");
        }
        return isNew;
    }

    private Optional<Staff.Sample> sample(StaffFile file, String pointer, Set<String> departments, Roles roles) {
        var area = file.at(pointer + "/area").asLong(0);
        var display = file.at(pointer + "/display").asString("");
        var known = area >= 100_000_000_000_000L
                && area <= 999_999_999_999_999L
                && folder.city().area(new AreaCode(area)).isPresent();
        if (!known) {
            file.fault("area.unknown", pointer + "/area", "There is no area " + area, "Name an area of the city");
        }
        if (display.isBlank()) {
            file.fault("sample.display", pointer + "/display", "The display name is missing", "Write one");
        }
        var role = file.at(pointer).has("role")
                ? file.oneKnown(pointer + "/role", roles.templates().keySet(), "role")
                : Optional.<String>empty();
        var department = file.at(pointer).has("department")
                ? file.oneKnown(pointer + "/department", departments, "department")
                : Optional.<String>empty();
        return known
                ? Optional.of(
                        new Staff.Sample(file.at(pointer + "/name").asString(""), display, role, area, department))
                : Optional.empty();
    }
}
