package org.minqing.area;

import java.util.Map;

/**
 * One level of the tree, as the city folder lists it from the widest to the narrowest. The first {@code digits} digits of
 * a code say which area of this level it is; the rest is zero.
 */
public record Level(String id, Kind kind, int digits, Map<String, String> names) {

    private static final int CODE_DIGITS = 15;

    /** Whether the level is one of government or a grid laid below it for work. */
    public enum Kind {
        ADMINISTRATIVE,
        GRID
    }

    public Level {
        if (digits < 1 || digits > CODE_DIGITS) {
            throw new IllegalArgumentException("A level uses 1 to 15 digits: " + digits);
        }
        names = Map.copyOf(names);
    }

    /** How many codes one area of this level holds, its own included. */
    public long span() {
        var span = 1L;
        for (var digit = digits; digit < CODE_DIGITS; digit++) {
            span *= 10;
        }
        return span;
    }
}
