package org.minqing.deadline;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How long something may take.
 *
 * @param amount how many of the unit
 * @param firstDay how the day counts on which the clock starts
 * @param end where in its last day the limit ends
 */
public record TimeLimit(int amount, Unit unit, FirstDay firstDay, End end) {

    public TimeLimit {
        if (amount < 0 || amount > unit.most()) {
            throw new IllegalArgumentException("A limit is from 0 to " + unit.most() + " of this unit");
        }
        if (firstDay != FirstDay.RUNNING && !unit.isOfDays()) {
            throw new IllegalArgumentException("Only days can be counted as a whole");
        }
    }

    /** What is counted. Minutes and hours pass day and night; the others keep to the calendar. */
    public enum Unit {
        MINUTES(60, 1_000_000),
        HOURS(3_600, 20_000),
        CALENDAR_DAYS(Measure.DAY, 2_000),
        WORKING_HOURS(3_600, 4_000),
        WORKING_DAYS(Measure.DAY, 1_000);

        private final long worth;
        private final int most;

        Unit(long worth, int most) {
            this.worth = worth;
            this.most = most;
        }

        int most() {
            return most;
        }

        long worth() {
            return worth;
        }

        boolean isOfDays() {
            return this == CALENDAR_DAYS || this == WORKING_DAYS;
        }

        /** A counted number as so many of this unit, to three decimals. */
        public BigDecimal of(long counted) {
            return BigDecimal.valueOf(counted)
                    .divide(BigDecimal.valueOf(worth), 3, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
        }

        Measure measure(WorkCalendar calendar) {
            return switch (this) {
                case MINUTES, HOURS -> new Measure.Elapsed();
                case CALENDAR_DAYS -> new Measure.OnTheWall(calendar.zone().getRules());
                case WORKING_HOURS -> new Measure.WorkingTime(calendar);
                case WORKING_DAYS -> new Measure.WorkingDays(calendar);
            };
        }
    }

    /** How the day counts on which the clock starts. */
    public enum FirstDay {
        /** The clock runs from the very moment. */
        RUNNING,
        /** Counting begins with the next day. */
        NOT_COUNTED,
        /** The day of the start is the first day, as a whole. */
        COUNTED
    }

    /** Where in its last day a limit ends. */
    public enum End {
        /** At the moment at which it is used up. */
        EXACT,
        /** As exact; but what is used up at closing time runs until the office opens again. */
        NEXT_OPENING,
        /** At closing time of the last day, or of the next working day where the last day is none. */
        CLOSE_OF_OFFICE,
        /** At midnight of the last day. */
        END_OF_DAY,
        /** At midnight of the last day, or of the next working day where the last day is none. */
        END_OF_WORKDAY
    }

    long counted() {
        return amount * unit.worth();
    }
}
