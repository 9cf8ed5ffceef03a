package org.minqing.scenario;

/** A length of time as a rule names it: {@code 2 hours}, {@code 5 working days}. */
public record Limit(long amount, Unit unit) {

    /** In what a limit is counted. */
    public enum Unit {
        /** Minutes as they pass, day and night. */
        MINUTES,
        /** Hours as they pass, day and night. */
        HOURS,
        /** Days of the calendar. */
        DAYS,
        /** Hours in which offices work. */
        WORKING_HOURS,
        /** Days on which offices work. */
        WORKING_DAYS
    }

    public Limit {
        if (amount < 0) {
            throw new IllegalArgumentException("A limit of " + amount);
        }
    }

    /** As a file writes it. */
    public String written() {
        var words = Words.of(unit).replace('-', ' ');
        return amount + " " + (amount == 1 ? words.substring(0, words.length() - 1) : words);
    }
}
