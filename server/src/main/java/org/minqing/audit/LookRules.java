package org.minqing.audit;

import org.springframework.stereotype.Component;

/** What the city folder says about looks. */
@Component
public class LookRules {

    private volatile Rules rules = Rules.DEFAULT;

    /**
     * How looks are kept and watched.
     *
     * @param mostThingsAnHour how many different things of others an account may open within an hour
     * @param keepMonths how long looks are kept
     */
    public record Rules(int mostThingsAnHour, int keepMonths) {

        /** No city keeps them for less. */
        public static final int LEAST_MONTHS = 6;

        public static final Rules DEFAULT = new Rules(120, 24);

        public Rules {
            if (mostThingsAnHour < 1) {
                throw new IllegalArgumentException("Somebody must be able to open something");
            }
            if (keepMonths < LEAST_MONTHS) {
                throw new IllegalArgumentException("Looks are kept for " + LEAST_MONTHS + " months at least");
            }
        }
    }

    Rules rules() {
        return rules;
    }

    /** Takes over what a folder says. */
    public void begin(Rules next) {
        rules = next;
    }
}
