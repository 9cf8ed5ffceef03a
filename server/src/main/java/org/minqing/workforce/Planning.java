package org.minqing.workforce;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.minqing.access.Appointment;
import org.minqing.access.StableId;
import org.minqing.access.StaffPart;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.area.CityFolder;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.workforce.WorkforceRules.Answers;
import org.minqing.workforce.WorkforceRules.People;

/** Makes the plan of a folder. Chance comes from the seed of the folder and the code of the area alone. */
final class Planning {

    /** More than any city has; a folder that asks for more is refused before it fills the memory. */
    static final int MOST = 200_000;

    private final City city;
    private final WorkforceRules rules;
    private final List<Appointment> posts;
    private final Map<AreaCode, List<Appointment>> postsAt;
    private final List<Appointment> further = new ArrayList<>();
    private final List<Engagement> engagements = new ArrayList<>();
    private final Set<AccountId> people = new HashSet<>();
    private final Map<String, Integer> ordinals = new HashMap<>();

    /** One worker before the posts are given out. */
    private record Worker(AccountId account, String signInName, String displayName) {}

    private Planning(CityFolder folder, WorkforceRules rules) {
        this.city = folder.city();
        this.rules = rules;
        this.posts = StaffPart.appointments(folder);
        this.postsAt = posts.stream().collect(Collectors.groupingBy(Appointment::area));
    }

    static WorkforcePlan of(CityFolder folder, WorkforceRules rules) {
        if (rules.equals(WorkforceRules.NONE)) {
            return WorkforcePlan.NONE;
        }
        return new Planning(folder, rules).plan();
    }

    private WorkforcePlan plan() {
        posts.forEach(
                post -> ordinals.merge(seats(post.role(), post.area(), post.department()), post.ordinal(), Math::max));
        for (var some : rules.people()) {
            switch (some) {
                case People.HoldersOf(var kind, var post) -> engageHolders(kind, post);
                case People.Further more -> engageFurther(more);
            }
        }
        var gaps = new ArrayList<Centre.Gap>();
        var centres = centres(gaps);
        return new WorkforcePlan(rules, further, engagements, people.size(), standing(), teams(), centres, gaps);
    }

    private void engageHolders(String kind, Answers asked) {
        for (var post : posts) {
            if (post.role().equals(asked.role()) && post.level().equals(asked.level())) {
                engagements.add(new Engagement(post.id(), kind, post.area()));
                people.add(post.holder());
            }
        }
    }

    private void engageFurther(People.Further more) {
        var seats = below(more.inEach(), more.post().level());
        var places = below(more.inEach(), more.worksIn().orElse(more.post().level()));
        for (var area : city.areas(more.inEach())) {
            if (!isRunHere(area) || engagements.size() > MOST) {
                continue;
            }
            var there = shuffled(area, seats.getOrDefault(area.code(), List.of()));
            var works = shuffled(area, places.getOrDefault(area.code(), List.of()));
            var number = 0;
            for (var department : departments(more)) {
                for (var person = 1; person <= more.people() && !there.isEmpty(); person++) {
                    var worker = worker(more.kind(), area, department, person);
                    for (var post = 0; post < Math.min(more.posts(), there.size()); post++) {
                        var seat = there.get((number * more.posts() + post) % there.size());
                        var place = more.worksIn().isPresent() ? works.get(number % works.size()) : seat;
                        engage(more, seat, department, worker, place);
                    }
                    number++;
                }
            }
        }
    }

    private void engage(People.Further more, Area seat, Optional<String> department, Worker worker, Area place) {
        var role = more.post().role();
        var ordinal = ordinals.merge(seats(role, seat.code(), department), 1, Integer::sum);
        var words = "%s %s %s %d".formatted(role, seat.code(), department.orElse(""), ordinal);
        var post = new PostId(StableId.of("post", city.id(), words));
        further.add(new Appointment(
                post,
                role,
                seat.level(),
                seat.code(),
                city.ranges(seat.code()),
                department,
                ordinal,
                worker.account(),
                worker.signInName(),
                worker.displayName()));
        engagements.add(new Engagement(post, more.kind(), place.code()));
    }

    private Worker worker(String kind, Area area, Optional<String> department, int person) {
        var name = kind + "-" + area.code() + department.map(id -> "-" + id).orElse("") + "-" + person;
        var account = new AccountId(StableId.of("worker", city.id(), name));
        var index = people.size();
        people.add(account);
        var given = rules.names().isEmpty()
                ? "-"
                : rules.names().get(index % rules.names().size());
        return new Worker(account, name, given + " " + (index + 1));
    }

    private List<AreaCode> standing() {
        return rules.standingLevel().map(city::areas).orElse(List.of()).stream()
                .filter(this::isRunHere)
                .map(Area::code)
                .toList();
    }

    private List<Team> teams() {
        return rules.teams()
                .map(rule -> city.grids().stream()
                        .filter(grid -> grid.layer().equals(rule.layer()))
                        .map(grid -> new Team(
                                grid.code(),
                                grid.name(),
                                grid.ranges(),
                                grid.members().stream()
                                        .flatMap(member -> seat(rule.lead(), member).stream())
                                        .findFirst()))
                        .toList())
                .orElse(List.of());
    }

    private Optional<PostId> seat(Answers asked, AreaCode area) {
        return postsAt.getOrDefault(area, List.of()).stream()
                .filter(post ->
                        post.role().equals(asked.role()) && post.department().isEmpty())
                .map(Appointment::id)
                .findFirst();
    }

    private List<Centre> centres(List<Centre.Gap> gaps) {
        var centres = new ArrayList<Centre>();
        rules.centres()
                .ifPresent(rule -> city.levels().forEach(level -> {
                    var roles = rule.dutyRoles().getOrDefault(level.id(), List.of());
                    for (var area : roles.isEmpty() ? List.<Area>of() : city.areas(level.id())) {
                        var named = rule.gaps().stream()
                                .filter(gap -> gap.area().equals(area.code()))
                                .findFirst()
                                .or(() -> runElsewhere(area));
                        named.ifPresentOrElse(gaps::add, () -> centres.add(centre(area, roles, rule.shifts())));
                    }
                }));
        return centres;
    }

    private Centre centre(Area area, List<String> roles, List<Shift> shifts) {
        var seats = roles.stream()
                .flatMap(role -> postsAt.getOrDefault(area.code(), List.of()).stream()
                        .filter(post ->
                                post.role().equals(role) && post.department().isEmpty()))
                .map(post -> new Centre.Seat(post.id(), post.role()))
                .toList();
        var id = StableId.of("centre", city.id(), area.code().toString());
        return new Centre(id, area.code(), area.level(), seats, shifts);
    }

    /** A centre in an area that another body runs is that body's. */
    private Optional<Centre.Gap> runElsewhere(Area area) {
        return city.chain(area.code()).stream()
                .flatMap(code -> city.area(code).flatMap(Area::runBy).stream())
                .findFirst()
                .map(body -> new Centre.Gap(
                        area.code(),
                        area.level(),
                        city.languages().stream().collect(Collectors.toMap(language -> language, any -> body))));
    }

    private boolean isRunHere(Area area) {
        return runElsewhere(area).isEmpty();
    }

    /** The areas of a level under each area of a wider one, or the areas themselves. */
    private Map<AreaCode, List<Area>> below(String wider, String level) {
        var below = new LinkedHashMap<AreaCode, List<Area>>();
        for (var area : city.areas(level)) {
            city.ancestor(area.code(), wider)
                    .ifPresent(above -> below.computeIfAbsent(above, any -> new ArrayList<>())
                            .add(area));
        }
        return below;
    }

    private List<Area> shuffled(Area area, List<Area> some) {
        var shuffled = new ArrayList<>(some);
        Collections.shuffle(
                shuffled, new SplittableRandom(rules.seed() ^ area.code().value()));
        return shuffled;
    }

    private static List<Optional<String>> departments(People.Further more) {
        return more.departments().isEmpty()
                ? List.of(Optional.empty())
                : more.departments().stream().map(Optional::of).toList();
    }

    private static String seats(String role, AreaCode area, Optional<String> department) {
        return role + " " + area + " " + department.orElse("");
    }
}
