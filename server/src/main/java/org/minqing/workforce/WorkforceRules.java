package org.minqing.workforce;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code workforce.yaml} of the city folder says. A city without the file has nobody of these. */
record WorkforceRules(
        long seed,
        List<String> names,
        List<WorkerKind> kinds,
        List<People> people,
        Optional<String> standingLevel,
        Optional<TeamRule> teams,
        Optional<CentreRule> centres,
        List<Answers> responsibility) {

    static final WorkforceRules NONE = new WorkforceRules(
            0, List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    WorkforceRules {
        names = List.copyOf(names);
        kinds = List.copyOf(kinds);
        people = List.copyOf(people);
        responsibility = List.copyOf(responsibility);
    }

    /** A post that is found by its role at a level. */
    record Answers(String role, String level) {}

    /** Where workers of a kind come from. */
    sealed interface People {

        String kind();

        /** They are those who hold posts that {@code posts.yaml} makes. */
        record HoldersOf(String kind, Answers post) implements People {}

        /**
         * Further people in each area of a level, each with some posts below it.
         *
         * @param inEach the level in each area of which they are
         * @param departments one such group for each; empty for one without a department
         * @param people how many in a group
         * @param posts how many posts each of them holds, as far as there are areas for them
         * @param worksIn the level at which they work, where that is not the level of the post
         */
        record Further(
                String kind,
                Answers post,
                String inEach,
                List<String> departments,
                int people,
                int posts,
                Optional<String> worksIn)
                implements People {

            public Further {
                departments = List.copyOf(departments);
            }
        }
    }

    /** A team for each grid of a layer, with the post that leads it. */
    record TeamRule(String layer, Answers lead) {}

    /** A centre for each area of some levels, or a gap with a name. */
    record CentreRule(
            Map<String, List<String>> dutyRoles,
            List<Shift> shifts,
            Duration acknowledgeWithin,
            List<Centre.Gap> gaps) {

        CentreRule {
            dutyRoles = Map.copyOf(dutyRoles);
            shifts = List.copyOf(shifts);
            gaps = List.copyOf(gaps);
        }
    }
}
