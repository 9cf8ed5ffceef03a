package org.minqing.kernel;

import java.util.regex.Pattern;

/** Why personal data is read or kept, as a code that a scenario or an office declares, such as {@code casework}. */
public record Purpose(String code) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{1,63}");

    public Purpose {
        if (!SHAPE.matcher(code).matches()) {
            throw new IllegalArgumentException("A purpose is a lower-case code: " + code);
        }
    }
}
