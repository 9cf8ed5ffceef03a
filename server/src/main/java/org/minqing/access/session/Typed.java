package org.minqing.access.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.passkey.Letters;
import org.minqing.access.secret.PasswordRules;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;

/** What somebody typed, or a device sent, at the door, with all faults of its shape together. */
final class Typed {

    private static final int LONGEST_NAME = 64;

    /** A character of a password may be typed as several code units. */
    private static final int LONGEST_SECRET = 4 * PasswordRules.LONGEST;

    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_LETTERS = 20_000;

    private final List<Fault> faults = new ArrayList<>();

    String name(String pointer, @Nullable String value) {
        return text(pointer, value, LONGEST_NAME);
    }

    String secret(String pointer, @Nullable String value) {
        return text(pointer, value, LONGEST_SECRET);
    }

    /** What somebody calls a thing of their own. */
    String label(String pointer, @Nullable String value) {
        var label = text(pointer, value, LONGEST_LABEL).strip();
        if (label.chars().anyMatch(Character::isISOControl)) {
            faults.add(new Fault(pointer, "field.invalid"));
        }
        return label;
    }

    /** Bytes that a device sent. */
    Letters letters(String pointer, @Nullable String value) {
        return Letters.read(text(pointer, value, LONGEST_LETTERS)).orElseGet(() -> {
            faults.add(new Fault(pointer, "field.invalid"));
            return new Letters("");
        });
    }

    void refuse() {
        refuse(AccessProblem.CREDENTIALS_INVALID);
    }

    void refuse(AccessProblem problem) {
        if (!faults.isEmpty()) {
            throw new ProblemException(problem, faults);
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
