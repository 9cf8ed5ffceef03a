package org.minqing.deadline.oracle;

import java.util.List;
import java.util.Map;

/**
 * How far this engine agrees with a city.
 *
 * @param one with one limit for each type
 * @param dated with the former limits for the requests that were opened while they were in force
 * @param types with one limit; those with most rows apart first
 */
public record Comparison(int rows, Agreement one, Agreement dated, List<OfType> types) {

    public Comparison {
        types = List.copyOf(types);
    }

    /**
     * Rows that agree.
     *
     * @param sameMinute the two times show the same minute
     * @param underAMinute they lie less than 60 seconds apart
     * @param withinAMinute the minutes that they show are the same or neighbours: half of the opening times are written
     *     without seconds, so no more can be known about those
     * @param sameStatus of the closed rows with a status, those for which the due time leads to that status
     */
    public record Agreement(
            int rows, int sameMinute, int underAMinute, int withinAMinute, int withStatus, int sameStatus) {

        public double minuteShare() {
            return (double) withinAMinute / rows;
        }

        public double sameMinuteShare() {
            return (double) sameMinute / rows;
        }

        public double statusShare() {
            return (double) sameStatus / withStatus;
        }
    }

    /**
     * The rows of one type.
     *
     * @param apart rows whose minutes are no neighbours
     * @param reasons how they differ
     * @param former rows that were opened under a former limit
     */
    public record OfType(String type, int rows, int apart, Map<Tally.Reason, Integer> reasons, long former) {}
}
