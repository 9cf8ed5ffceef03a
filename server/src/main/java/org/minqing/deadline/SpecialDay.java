package org.minqing.deadline;

import java.time.LocalDate;
import java.util.Map;

/**
 * A day that is not what its weekday says.
 *
 * @param provisional whether the day is expected rather than announced
 */
public record SpecialDay(LocalDate day, Kind kind, Map<String, String> names, String source, boolean provisional) {

    public SpecialDay {
        names = Map.copyOf(names);
    }

    /** What the day is instead. */
    public enum Kind {
        HOLIDAY,
        MAKE_UP
    }
}
