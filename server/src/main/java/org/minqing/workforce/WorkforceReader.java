package org.minqing.workforce;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minqing.access.StaffPart;
import org.minqing.area.Area;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;
import org.minqing.kernel.AreaCode;
import org.minqing.workforce.WorkforceRules.CentreRule;
import org.minqing.workforce.WorkforceRules.People;
import org.minqing.workforce.WorkforceRules.TeamRule;

/** Reads {@code workforce.yaml}. */
final class WorkforceReader {

    private static final int MOST_PEOPLE = 200;
    private static final int MOST_POSTS = 20;
    private static final int MOST_MINUTES = 24 * 60;
    private static final int MOST_SHIFTS = 12;

    private final WorkforceFile file;

    private WorkforceReader(WorkforceFile file) {
        this.file = file;
    }

    static WorkforceRules read(CityFolder folder, Faults faults) {
        if (!folder.has(WorkforceFile.NAME)) {
            return WorkforceRules.NONE;
        }
        return folder.document(WorkforceFile.NAME, faults)
                .map(document -> new WorkforceReader(new WorkforceFile(document, faults, folder)).rules())
                .orElse(WorkforceRules.NONE);
    }

    private WorkforceRules rules() {
        file.allowOnly(
                "", Set.of("seed", "names", "kinds", "people", "standing", "teams", "centres", "responsibility"));
        var kinds = kinds();
        var people = people(kinds.stream().map(WorkerKind::id).toList());
        return new WorkforceRules(
                file.whole("/seed"),
                names(people),
                kinds,
                people,
                file.has("/standing") ? file.level("/standing/level") : Optional.empty(),
                file.has("/teams") ? teams() : Optional.empty(),
                file.has("/centres") ? Optional.of(centres()) : Optional.empty(),
                file.children("/responsibility").stream()
                        .flatMap(pointer -> file.post(pointer, "role").stream())
                        .toList());
    }

    private List<String> names(List<People> people) {
        var names = file.texts("/names").stream()
                .filter(name -> !name.isBlank() && name.length() <= 60)
                .toList();
        if (names.isEmpty() && people.stream().anyMatch(People.Further.class::isInstance)) {
            file.fault("holders.none", "/names", "No names for workers are given", "List names that are invented");
        }
        return names;
    }

    private List<WorkerKind> kinds() {
        var kinds = new ArrayList<WorkerKind>();
        for (var pointer : file.children("/kinds")) {
            file.allowOnly(pointer, Set.of("id", "names", "basic"));
            var id = file.text(pointer + "/id");
            var isTaken = kinds.stream().anyMatch(kind -> kind.id().equals(id));
            if (!id.matches("[a-z][a-z0-9-]{0,39}") || isTaken) {
                file.fault("id.shape", pointer + "/id", "The id is misshapen or there twice: " + id, "Choose another");
            }
            kinds.add(new WorkerKind(id, file.words(pointer + "/names"), file.isTrue(pointer + "/basic")));
        }
        return kinds;
    }

    private List<People> people(List<String> kinds) {
        var people = new ArrayList<People>();
        for (var pointer : file.children("/people")) {
            var kind = file.known(pointer + "/kind", kinds, "kind");
            if (file.has(pointer + "/holders-of")) {
                file.allowOnly(pointer, Set.of("kind", "holders-of", "level"));
                var post = file.post(pointer, "holders-of");
                if (kind.isPresent() && post.isPresent()) {
                    people.add(new People.HoldersOf(kind.get(), post.get()));
                }
            } else if (kind.isPresent()) {
                further(pointer, kind.get()).ifPresent(people::add);
            }
        }
        return people;
    }

    private Optional<People> further(String pointer, String kind) {
        file.allowOnly(
                pointer, Set.of("kind", "role", "level", "in-each", "departments", "people", "posts", "works-in"));
        var post = file.post(pointer, "role");
        var inEach = file.level(pointer + "/in-each");
        var all = StaffPart.departments(file.folder());
        var departments = file.text(pointer + "/departments").equals("all")
                ? all
                : file.children(pointer + "/departments").stream()
                        .flatMap(place -> file.known(place, all, "department").stream())
                        .toList();
        var people = file.number(pointer + "/people", 1, MOST_PEOPLE);
        var posts = file.number(pointer + "/posts", 1, MOST_POSTS);
        var worksIn = file.has(pointer + "/works-in") ? file.level(pointer + "/works-in") : Optional.<String>empty();
        return post.isEmpty() || inEach.isEmpty()
                ? Optional.empty()
                : Optional.of(new People.Further(kind, post.get(), inEach.get(), departments, people, posts, worksIn));
    }

    private Optional<TeamRule> teams() {
        file.allowOnly("/teams", Set.of("layer", "lead"));
        var layer = file.layer("/teams/layer");
        var lead = file.post("/teams/lead", "role");
        return layer.isEmpty() || lead.isEmpty()
                ? Optional.empty()
                : Optional.of(new TeamRule(layer.get(), lead.get()));
    }

    private CentreRule centres() {
        file.allowOnly("/centres", Set.of("duty", "shifts", "acknowledge-within-minutes", "gaps"));
        var roles = new LinkedHashMap<String, List<String>>();
        for (var pointer : file.children("/centres/duty")) {
            file.allowOnly(pointer, Set.of("level", "roles"));
            file.level(pointer + "/level").ifPresent(level -> roles.put(level, dutyRoles(pointer, level)));
        }
        var shifts = file.children("/centres/shifts").stream()
                .flatMap(pointer -> shift(pointer).stream())
                .toList();
        if (shifts.isEmpty() || shifts.size() > MOST_SHIFTS) {
            file.fault("workforce.shifts", "/centres/shifts", "A centre has 1 to 12 shifts", "List them");
        }
        var minutes = file.number("/centres/acknowledge-within-minutes", 15, MOST_MINUTES);
        return new CentreRule(roles, shifts, Duration.ofMinutes(minutes), gaps());
    }

    private List<String> dutyRoles(String pointer, String level) {
        var roles = file.texts(pointer + "/roles").stream()
                .filter(role -> file.isSeat(pointer + "/roles", role, level))
                .toList();
        if (roles.isEmpty()) {
            file.fault("workforce.duty", pointer, "Nobody is on duty in a centre of this level", "Name a role");
        }
        return roles;
    }

    private Optional<Shift> shift(String pointer) {
        file.allowOnly(pointer, Set.of("id", "from", "to"));
        var from = file.time(pointer + "/from");
        var to = file.time(pointer + "/to");
        return from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shift(file.text(pointer + "/id"), from.get(), to.get()));
    }

    private List<Centre.Gap> gaps() {
        var gaps = new ArrayList<Centre.Gap>();
        for (var pointer : file.children("/centres/gaps")) {
            file.allowOnly(pointer, Set.of("area", "reason"));
            var digits = file.whole(pointer + "/area");
            var reason = file.words(pointer + "/reason");
            var area = digits >= 100_000_000_000_000L && digits <= 999_999_999_999_999L
                    ? file.folder().city().area(new AreaCode(digits))
                    : Optional.<Area>empty();
            area.ifPresentOrElse(
                    found -> gaps.add(new Centre.Gap(found.code(), found.level(), reason)),
                    () -> file.fault(
                            "area.unknown", pointer, "There is no area " + digits, "Name an area of the city"));
        }
        return gaps;
    }
}
