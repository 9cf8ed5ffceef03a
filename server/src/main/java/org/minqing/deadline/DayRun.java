package org.minqing.deadline;

/**
 * Days in a row that are of one kind and have one source.
 *
 * @param until the second at which the next run begins
 */
record DayRun(long begins, long until, Nature nature, String source, boolean provisional) {

    /** What a day is for a clock of working time. */
    enum Nature {
        WORKDAY("work.day"),
        MAKE_UP("work.make-up"),
        REST("rest.weekday"),
        HOLIDAY("rest.holiday");

        private final String code;

        Nature(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    boolean continues(Nature other, String otherSource, boolean otherProvisional) {
        return nature == other && source.equals(otherSource) && provisional == otherProvisional;
    }
}
