package org.minqing.scenario.language;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.minqing.scenario.By;

/**
 * A short tale of one case, step by step, with what must come of each.
 *
 * @param sampled the samples that its case is in, and no others; absent = as it falls
 */
record Story(Passage passage, String id, Optional<Set<String>> sampled, List<Step> steps) {

    /** Who takes what a clock takes by itself; nobody of the cast. */
    static final String TIME = "time";

    Story {
        steps = List.copyOf(steps);
    }

    /** A post of somebody in the cast, of a department where the file says so. */
    record Post(By.Holder holder, Optional<String> department) {}

    /** One step: who does what, to the case or to one of its tasks, how long after the one before, with which answers, and what is expected. */
    record Step(
            Passage passage,
            String who,
            String does,
            Duration after,
            Map<String, Object> with,
            Optional<String> comesTo,
            Optional<String> refused,
            OptionalInt task) {}
}
