package org.minqing.casework;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.minqing.kernel.CaseId;

/**
 * The case that called this one, as this one keeps it from its first entry on.
 *
 * @param call the name of the call in the caller's scenario
 */
public record CalledBy(CaseId caller, String scenario, String call) {

    static final String KEY = "flow.called-by";

    Map<String, Object> written() {
        return new TreeMap<>(Map.of("call", call, "case", caller.toString(), "scenario", scenario));
    }

    /** Absent for a case that was reported by somebody. */
    static Optional<CalledBy> in(Map<String, ?> attributes) {
        return attributes.get(KEY) instanceof Map<?, ?> kept
                ? Optional.of(new CalledBy(
                        new CaseId(UUID.fromString(String.valueOf(kept.get("case")))),
                        String.valueOf(kept.get("scenario")),
                        String.valueOf(kept.get("call"))))
                : Optional.empty();
    }
}
