package org.minqing.casework.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.CaseClock;

/** A running clock in a list or an answer; {@code at} is absent while it stands still. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseDueView(String clock, @Nullable Instant at) {

    /** The clocks that run, the nearest due time first. */
    static List<CaseDueView> of(List<CaseClock> clocks) {
        return clocks.stream()
                .filter(CaseClock::isRunning)
                .sorted(Comparator.comparing(clock -> clock.due().orElse(Instant.MAX)))
                .map(clock -> new CaseDueView(clock.clock(), clock.due().orElse(null)))
                .toList();
    }
}
