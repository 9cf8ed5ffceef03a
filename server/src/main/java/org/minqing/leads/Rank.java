package org.minqing.leads;

import java.util.Locale;

/** The part that a level of the city plays in the rules; the city folder says which level plays it. From wide to narrow. */
enum Rank {
    COUNTY,
    TOWN,
    VILLAGE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
