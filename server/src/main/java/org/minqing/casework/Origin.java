package org.minqing.casework;

import java.util.Locale;

/**
 * Where a case comes from. Sample and imported ones say so in every list; an imported one has no handler and no checker, so no
 * figure of quality can count it.
 */
public enum Origin {
    LIVE,
    SAMPLE,
    IMPORTED;

    /** The word for it in entries and in the store. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Origin of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
