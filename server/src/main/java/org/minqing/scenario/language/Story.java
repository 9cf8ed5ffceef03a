package org.minqing.scenario.language;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A short tale of one case, step by step, with what must come of each. */
record Story(String id, List<Step> steps) {

    /** Who takes what a clock takes by itself; nobody of the cast. */
    static final String TIME = "time";

    Story {
        steps = List.copyOf(steps);
    }

    /** One step: who does what, how long after the one before, with which answers, and what is expected. */
    record Step(
            Passage passage,
            String who,
            String does,
            Duration after,
            Map<String, Object> with,
            Optional<String> comesTo,
            Optional<String> refused) {}
}
