package org.minqing.casework.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.minqing.kernel.AreaCode;

/**
 * What {@code sample/cases.yaml} of a city folder says.
 *
 * @param days over how many days the cases are spread, where their way does not say otherwise
 * @param paths ways through the flow after the report
 * @param hours how long a step takes on average
 */
record SamplePlan(
        String scenario,
        long seed,
        int days,
        List<Weighted<AreaCode>> places,
        List<Weighted<Reporter>> reporters,
        List<Weighted<Path>> paths,
        Map<String, Double> hours,
        Sentences sentences) {

    /**
     * A way through the flow.
     *
     * @param within reported within so long before now, so that what is still open is not all overdue
     */
    record Path(List<String> steps, Duration within) {

        Path {
            steps = List.copyOf(steps);
        }
    }

    /** Who reports. */
    sealed interface Reporter {

        /** A sample account, by its sign-in name. */
        record Account(String name) implements Reporter {}

        /** Whoever holds a post of this role at this level for the place. */
        record Holder(String role, String level) implements Reporter {}
    }

    SamplePlan {
        places = List.copyOf(places);
        reporters = List.copyOf(reporters);
        paths = List.copyOf(paths);
        hours = Map.copyOf(hours);
    }

    double hours(String action) {
        return hours.getOrDefault(action, 12.0);
    }
}
