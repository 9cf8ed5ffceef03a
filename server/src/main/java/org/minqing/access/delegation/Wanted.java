package org.minqing.access.delegation;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;

/** What somebody wants to give, as it was sent: what is missing or wrong in it is refused under one problem. */
record Wanted(AccessProblem problem) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    <T> T needed(String path, @Nullable T value) {
        if (value == null) {
            throw wrong(path, "field.missing");
        }
        return value;
    }

    /** Scenario classes, all of them codes. */
    Set<String> classes(Set<String> written) {
        if (!written.stream()
                .allMatch(code -> code != null && CODE.matcher(code).matches())) {
            throw wrong("/classes", "field.choice");
        }
        return written;
    }

    ProblemException wrong(String path, String code) {
        return new ProblemException(problem, List.of(new Fault(path, code)));
    }
}
