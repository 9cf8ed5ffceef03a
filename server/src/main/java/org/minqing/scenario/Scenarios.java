package org.minqing.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The scenarios of the city: the current ones, and every version that was ever published, for the cases that run on it. */
@Component
public class Scenarios {

    private final Map<String, Scenario> current = new ConcurrentHashMap<>();

    /** The version that new cases begin with. */
    public Optional<Scenario> current(String id) {
        return Optional.ofNullable(current.get(id));
    }

    /** One published version. */
    public Optional<Scenario> exact(String id, String version) {
        return current(id).filter(scenario -> scenario.version().equals(version));
    }

    /** The current version of each scenario, by id. */
    public List<Scenario> all() {
        return current.values().stream()
                .sorted(Comparator.comparing(Scenario::id))
                .toList();
    }
}
