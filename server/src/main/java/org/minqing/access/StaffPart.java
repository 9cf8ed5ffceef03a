package org.minqing.access;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.minqing.area.CityFolder;
import org.minqing.area.CityPart;
import org.minqing.area.Faults;

/** Departments, roles and posts as a part of the city folder. */
public final class StaffPart implements CityPart {

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
        var staff = new StaffReader(folder, faults).staff();
        var plan = PostPlan.of(staff, folder.city());
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
        var staff = read(folder);
        var counts = new LinkedHashMap<String, Object>();
        counts.put("posts", PostPlan.of(staff, folder.city()).posts().size());
        counts.put("departments", staff.departments().size());
        return counts;
    }

    @Override
    public void load(CityFolder folder) {
        var staff = read(folder);
        var validFrom = folder.settings()
                .validFrom()
                .atStartOfDay(ZoneId.of(folder.settings().zone()));
        onLoad.accept(new Loading(staff, PostPlan.of(staff, folder.city()), validFrom.toInstant()));
    }

    private static Staff read(CityFolder folder) {
        return new StaffReader(folder, new Faults()).staff();
    }
}
