package org.minqing.workforce;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minqing.area.City;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;

/** The workforce of the city as its folder plans it, in memory and swapped as a whole when the folder is loaded. */
final class Workforce {

    private final City city;
    private volatile View view = new View(WorkforcePlan.NONE, Map.of(), Map.of());

    private record View(WorkforcePlan plan, Map<PostId, Engagement> engagements, Map<AreaCode, Centre> centresByArea) {}

    Workforce(City city) {
        this.city = city;
    }

    /** @param engagements all that there ever were, so that the past keeps its kinds */
    void take(WorkforcePlan plan, Map<PostId, Engagement> engagements) {
        var byArea = plan.centres().stream().collect(Collectors.toMap(Centre::area, centre -> centre));
        view = new View(plan, Map.copyOf(engagements), byArea);
    }

    WorkforcePlan plan() {
        return view.plan();
    }

    City city() {
        return city;
    }

    ZoneId zone() {
        return ZoneId.of(city.zone());
    }

    /** The posts of grid workers who work in these areas. */
    List<Engagement> engagements(AreaRanges areas) {
        return view.engagements().values().stream()
                .filter(engagement -> areas.contains(engagement.area()))
                .toList();
    }

    Optional<Centre> centre(UUID id) {
        return view.plan().centres().stream()
                .filter(centre -> centre.id().equals(id))
                .findFirst();
    }

    Optional<Centre> centreAt(AreaCode area) {
        return Optional.ofNullable(view.centresByArea().get(area));
    }

    /** The centre that answers for an area and those above it, the nearest one first. */
    List<Centre> centresAbove(AreaCode area) {
        return city.chain(area).stream()
                .flatMap(code -> centreAt(code).stream())
                .toList();
    }
}
