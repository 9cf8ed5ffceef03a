package org.minqing.access;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.minqing.area.CityFolder;
import org.minqing.area.CityPart;
import org.minqing.area.Faults;

/** Departments, roles and posts as a part of the city folder. */
public final class StaffPart implements CityPart {

    /** The part of the posts that {@code posts.yaml} makes. */
    static final String POSTS = "posts";

    private final Consumer<Loading> onLoad;

    /** What is taken over when a folder is loaded. */
    record Loading(Staff staff, PostPlan plan, Instant validFrom) {}

    /** A part that only checks and counts. */
    public StaffPart() {
        this(loading -> {});
    }

    StaffPart(Consumer<Loading> onLoad) {
        this.onLoad = onLoad;
    }

    @Override
    public String name() {
        return "staff";
    }

    @Override
    public void check(CityFolder folder, Faults faults) {
        var staff = read(folder, faults);
        var plan = plan(folder);
        for (var sample : staff.samples()) {
            if (SampleAccounts.misses(sample, plan)) {
                faults.in("posts.yaml")
                        .add(
                                "sample.post",
                                0,
                                "/samples",
                                "No rule makes the post of sample account " + sample.signInName(),
                                "Name a role and an area that has such a post");
            }
        }
    }

    @Override
    public Map<String, Object> counts(CityFolder folder) {
        var counts = new LinkedHashMap<String, Object>();
        counts.put("posts", plan(folder).posts().size());
        counts.put("departments", read(folder).departments().size());
        return counts;
    }

    @Override
    public void load(CityFolder folder) {
        var validFrom = folder.settings()
                .validFrom()
                .atStartOfDay(ZoneId.of(folder.settings().zone()));
        onLoad.accept(new Loading(read(folder), plan(folder), validFrom.toInstant()));
    }

    /** The posts that {@code posts.yaml} makes, in their order; for parts that build on them. */
    public static List<Appointment> appointments(CityFolder folder) {
        return plan(folder).posts();
    }

    /** The departments of the city, in the order of their ids. */
    public static List<String> departments(CityFolder folder) {
        return read(folder).departments().keySet().stream().sorted().toList();
    }

    /** What the departments of the city are called, by id and language. */
    public static Map<String, Map<String, String>> departmentNames(CityFolder folder) {
        return read(folder).departments();
    }

    /** The roles that exist at each level, as {@code role@level}. */
    public static Set<String> seats(CityFolder folder) {
        return read(folder).roles().templates().values().stream()
                .flatMap(role -> role.levels().stream().map(level -> role.id() + "@" + level))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static PostPlan plan(CityFolder folder) {
        return folder.once(PostPlan.class, new Faults(), _ -> PostPlan.of(read(folder), folder.city()));
    }

    private static Staff read(CityFolder folder) {
        return read(folder, new Faults());
    }

    private static Staff read(CityFolder folder, Faults faults) {
        return folder.once(Staff.class, faults, found -> new StaffReader(folder, found).staff());
    }
}
