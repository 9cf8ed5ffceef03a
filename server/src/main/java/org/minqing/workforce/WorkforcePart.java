package org.minqing.workforce;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.minqing.area.CityFolder;
import org.minqing.area.CityPart;
import org.minqing.area.Faults;

/** Grid workers, teams, centres and who answers for what, in {@code workforce.yaml} of the city folder. */
public final class WorkforcePart implements CityPart {

    private final BiConsumer<WorkforcePlan, Instant> onLoad;

    /** A part that only checks and counts. */
    public WorkforcePart() {
        this((plan, validFrom) -> {});
    }

    WorkforcePart(BiConsumer<WorkforcePlan, Instant> onLoad) {
        this.onLoad = onLoad;
    }

    @Override
    public String name() {
        return "workforce";
    }

    @Override
    public void check(CityFolder folder, Faults faults) {
        var plan = plan(folder, faults);
        if (plan.engagements().size() > Planning.MOST) {
            faults.in(WorkforceFile.NAME)
                    .add(
                            "workforce.too-many",
                            0,
                            "/people",
                            "The rules make more than " + Planning.MOST + " posts",
                            "Make fewer people or posts");
        }
        for (var centre : plan.centres()) {
            if (centre.seats().isEmpty()) {
                faults.in(WorkforceFile.NAME)
                        .add(
                                "centre.nobody",
                                0,
                                "/centres",
                                "The centre of area " + centre.area() + " has no post that could be on duty",
                                "Make a post there in posts.yaml, or name the gap under /centres/gaps");
            }
        }
    }

    @Override
    public Map<String, Object> counts(CityFolder folder) {
        var plan = plan(folder, new Faults());
        var counts = new LinkedHashMap<String, Object>();
        if (!plan.engagements().isEmpty()) {
            counts.put("workers", plan.people());
            counts.put("worker_posts", plan.engagements().size());
        }
        if (!plan.centres().isEmpty()) {
            counts.put("centres", plan.centres().size());
        }
        return counts;
    }

    @Override
    public void load(CityFolder folder) {
        var validFrom = folder.settings()
                .validFrom()
                .atStartOfDay(ZoneId.of(folder.settings().zone()));
        onLoad.accept(plan(folder, new Faults()), validFrom.toInstant());
    }

    private static WorkforcePlan plan(CityFolder folder, Faults faults) {
        return folder.once(
                WorkforcePlan.class, faults, found -> Planning.of(folder, WorkforceReader.read(folder, found)));
    }
}
