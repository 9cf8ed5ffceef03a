package org.minqing.journal;

import java.util.regex.Pattern;

/** The code of a retention class, such as {@code case-2y}: how long the content under it may be kept. */
final class Retention {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private Retention() {}

    static void check(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("A retention class is a lower-case code: " + code);
        }
    }
}
