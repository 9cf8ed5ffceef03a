package org.minqing.access.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.secret.PasswordRules;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;

/** What somebody typed at the door, with all faults of its shape together. */
final class Typed {

    private static final int LONGEST_NAME = 64;

    /** A character of a password may be typed as several code units. */
    private static final int LONGEST_SECRET = 4 * PasswordRules.LONGEST;

    private final List<Fault> faults = new ArrayList<>();

    String name(String pointer, @Nullable String value) {
        return text(pointer, value, LONGEST_NAME);
    }

    String secret(String pointer, @Nullable String value) {
        return text(pointer, value, LONGEST_SECRET);
    }

    void refuse() {
        if (!faults.isEmpty()) {
            throw new ProblemException(AccessProblem.CREDENTIALS_INVALID, faults);
        }
    }

    private String text(String pointer, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            faults.add(new Fault(pointer, "field.missing"));
            return "";
        }
        if (value.length() > longest) {
            faults.add(new Fault(pointer, "field.too-long"));
        }
        return value;
    }
}
