package org.minqing.deadline;

import java.time.LocalTime;

/** Office hours without a break: open from the first moment, closed at the second. */
public record Shift(LocalTime opens, LocalTime closes) {

    public Shift {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("A shift ends after it begins");
        }
    }
}
