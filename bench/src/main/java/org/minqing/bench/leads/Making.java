package org.minqing.bench.leads;

import java.util.Locale;

/** How a row was made; for those who look into the differences. The judge decides by {@link Truth} alone. */
enum Making {
    /** Town and village as people write them, and a point that agrees where there is one. */
    GOOD(false),
    POINT_ONLY(false),
    /** Another person with the telephone of somebody else: no duplicate. */
    SAME_TELEPHONE(false),
    /** Another person of the same name: no duplicate. */
    SAME_NAME(false),
    DUPLICATE(false),
    /** The same subject and place as a row with a telephone, but without one: the docs leave open whether it is one. */
    PERHAPS_DUPLICATE(false),

    MISSING_TOWN(true),
    MISSPELT_VILLAGE(true),
    TWO_VILLAGES(true),
    TOWN_ONLY(true),
    VILLAGE_OF_ANOTHER_TOWN(true),
    COUNTY_ONLY(true),
    OTHER_CITY(true),
    EMPTY(true),
    /** A town of the tree that another city administers. */
    RUN_BY_OTHERS(true),

    ZERO_POINT(true),
    EXCHANGED_POINT(true),
    POINT_OUTSIDE(true),
    POINT_AGAINST_TEXT(true),
    /** The point lies in another village of the town that the text names. */
    POINT_IN_NEXT_VILLAGE(true),
    /** The text alone would not do, the point does. */
    POINT_SAVES_TEXT(true);

    private final boolean bad;

    Making(boolean bad) {
        this.bad = bad;
    }

    boolean isBad() {
        return bad;
    }

    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether only a list with points has such rows. */
    boolean needsPoint() {
        return compareTo(ZERO_POINT) >= 0;
    }
}
