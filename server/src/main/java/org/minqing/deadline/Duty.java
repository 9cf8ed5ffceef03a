package org.minqing.deadline;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A rule that must be kept and sets no limit on a clock.
 *
 * @param every how often at least, as an ISO 8601 period such as {@code P3M}; absent where it always holds
 */
public record Duty(
        String id,
        Map<String, String> names,
        Optional<String> every,
        String effect,
        String source,
        LocalDate validFrom,
        Optional<Rule.Checked> checked) {

    public Duty {
        names = Map.copyOf(names);
    }
}
