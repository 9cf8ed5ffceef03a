package org.minqing.deadline;

import java.time.Instant;
import java.util.List;

/** One clock of a case: the rule version that it runs by, since when, and what stopped or lengthened it. */
public record Clock(Rule rule, Instant start, List<Pause> pauses, List<Extension> extensions) {

    public Clock {
        pauses = List.copyOf(pauses);
        extensions = List.copyOf(extensions);
    }

    public static Clock of(Rule rule, Instant start) {
        return new Clock(rule, start, List.of(), List.of());
    }
}
