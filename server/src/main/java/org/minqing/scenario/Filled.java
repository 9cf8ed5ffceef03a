package org.minqing.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minqing.kernel.ProblemException.Fault;

/** A form filled in: the answers that are kept, computed ones included, or everything that is wrong with them. */
public record Filled(Map<String, Object> answers, List<Fault> faults) {

    public Filled {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        faults = List.copyOf(faults);
    }
}
