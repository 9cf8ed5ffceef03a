package org.minqing.kernel;

import java.util.List;
import java.util.Map;

/**
 * The one exception for what a caller did wrong or may not do. The edge turns it into an RFC 9457 answer; it carries ids
 * and codes only, never personal data.
 */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;
    private final transient List<Fault> faults;
    private final transient Map<String, Object> extensions;

    /** One thing wrong with the input: where (a JSON pointer or field name) and what (a stable code). */
    public record Fault(String path, String code) {}

    public ProblemException(Problem problem) {
        this(problem, List.of(), Map.of());
    }

    public ProblemException(Problem problem, List<Fault> faults) {
        this(problem, faults, Map.of());
    }

    public ProblemException(Problem problem, List<Fault> faults, Map<String, Object> extensions) {
        super(problem.code());
        this.problem = problem;
        this.faults = List.copyOf(faults);
        this.extensions = Map.copyOf(extensions);
    }

    public Problem problem() {
        return problem;
    }

    public List<Fault> faults() {
        return faults;
    }

    /** Further members of the answer, such as the {@code version} and {@code entries} of a conflict. */
    public Map<String, Object> extensions() {
        return extensions;
    }
}
