package org.minqing.workforce;

import java.util.List;
import java.util.Optional;
import org.minqing.access.Appointment;
import org.minqing.kernel.AreaCode;

/**
 * Everything that the city folder makes of its workforce: the same folder gives the same plan on every server.
 *
 * @param further posts that stand in no other file, with their invented holders
 * @param engagements the posts of all grid workers
 * @param people how many people hold them
 * @param standing the areas that each need a basic worker
 */
record WorkforcePlan(
        WorkforceRules rules,
        List<Appointment> further,
        List<Engagement> engagements,
        int people,
        List<AreaCode> standing,
        List<Team> teams,
        List<Centre> centres,
        List<Centre.Gap> gaps) {

    static final WorkforcePlan NONE =
            new WorkforcePlan(WorkforceRules.NONE, List.of(), List.of(), 0, List.of(), List.of(), List.of(), List.of());

    WorkforcePlan {
        further = List.copyOf(further);
        engagements = List.copyOf(engagements);
        standing = List.copyOf(standing);
        teams = List.copyOf(teams);
        centres = List.copyOf(centres);
        gaps = List.copyOf(gaps);
    }

    Optional<WorkerKind> kind(String id) {
        return rules.kinds().stream().filter(kind -> kind.id().equals(id)).findFirst();
    }
}
