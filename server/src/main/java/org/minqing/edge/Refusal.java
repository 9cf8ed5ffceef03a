package org.minqing.edge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.kernel.Problem;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;

/**
 * What an exception means to the caller, before it is put into words.
 *
 * @param headers headers that belong to the answer, such as {@code Allow}
 */
record Refusal(Problem problem, List<Fault> faults, Map<String, Object> extensions, Map<String, String> headers) {

    private static final String RETRY_AFTER = "Retry-After";

    Refusal {
        faults = List.copyOf(faults);
        extensions = Map.copyOf(extensions);
        headers = Map.copyOf(headers);
    }

    static Refusal of(Problem problem) {
        return new Refusal(problem, List.of(), Map.of(), Map.of());
    }

    static Refusal of(ProblemException exception) {
        var refusal = new Refusal(exception.problem(), exception.faults(), exception.extensions(), Map.of());
        return Optional.ofNullable(exception.extensions().get("retryAfter"))
                .map(seconds -> refusal.with(RETRY_AFTER, seconds.toString()))
                .orElse(refusal);
    }

    static Refusal ofField(String path, String code) {
        return new Refusal(EdgeProblem.FIELD_INVALID, List.of(new Fault(path, code)), Map.of(), Map.of());
    }

    Refusal with(String header, String value) {
        return new Refusal(problem, faults, extensions, Map.of(header, value));
    }

    Refusal retryAfter(Duration time) {
        return with(RETRY_AFTER, Long.toString(Math.max(1, time.toSeconds())));
    }
}
