package org.minqing.casework.sample;

import java.util.List;
import java.util.Map;
import org.minqing.kernel.AreaCode;

/**
 * What {@code sample/cases.yaml} of a city folder says.
 *
 * @param days over how many days the cases are spread
 * @param paths ways through the flow after the report
 * @param hours how long a step takes on average
 */
record SamplePlan(
        String scenario,
        long seed,
        int days,
        List<Weighted<AreaCode>> places,
        List<Weighted<Reporter>> reporters,
        List<Weighted<List<String>>> paths,
        Map<String, Double> hours,
        Sentences sentences) {

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
