package org.minqing.leads;

import java.util.Locale;

/** What placed a row, or what was missing; docs/leads.md explains each. */
public enum Rule {
    /** A person has looked at a row that waited. */
    PLACED_BY_HAND(true),
    POINT(true),
    VILLAGE_IN_TOWN(true),
    VILLAGE_ALONE(true),
    POINT_AGAINST_TEXT(false),
    TWO_VILLAGES(false),
    TOWN_ONLY(false),
    COUNTY_ONLY(false),
    ELSEWHERE(false),
    NOTHING(false);

    private final boolean routes;

    Rule(boolean routes) {
        this.routes = routes;
    }

    /** Whether the row is placed; otherwise a person places it. */
    public boolean routes() {
        return routes;
    }

    /** As the answer writes it, such as {@code village-in-town}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
