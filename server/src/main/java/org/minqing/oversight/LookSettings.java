package org.minqing.oversight;

import java.util.Map;
import org.minqing.audit.LookRules;

/**
 * What a city says about looks, from {@code looks.yaml}.
 *
 * @param mostCasesAnHour how many different things of others an account may open within an hour
 * @param keepMonths how long looks are kept
 * @param purposes why sealed content is opened, by code and language
 * @param delays why somebody may be told later, by code
 */
record LookSettings(
        int mostCasesAnHour, int keepMonths, Map<String, Map<String, String>> purposes, Map<String, DelayCode> delays) {

    static final LookSettings DEFAULT = new LookSettings(
            LookRules.Rules.DEFAULT.mostThingsAnHour(), LookRules.Rules.DEFAULT.keepMonths(), Map.of(), Map.of());

    LookSettings {
        purposes = Map.copyOf(purposes);
        delays = Map.copyOf(delays);
    }

    /** A lawful reason to tell somebody later, and for how many days at most. */
    record DelayCode(Map<String, String> names, int mostDays) {
        DelayCode {
            names = Map.copyOf(names);
        }
    }
}
