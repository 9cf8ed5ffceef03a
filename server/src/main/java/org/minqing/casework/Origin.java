package org.minqing.casework;

import java.util.Locale;

/** Where a case comes from. Sample and imported ones say so in every list, and no quality figure counts them. */
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
