package org.minqing.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.scenario.Texts;
import org.springframework.stereotype.Component;

/** By which ways reports reach the city, as its folder names them: by telephone, at the counter, in a message. */
@Component
public class CaseSources {

    /** Under which key a case keeps it; the dot keeps it apart from what was answered. */
    static final String KEY = "report.source";

    private volatile List<Source> all = List.of();

    /** A way, by its code. */
    public record Source(String code, Texts names) {}

    /** In the order of the file; none where the folder names none. */
    public List<Source> all() {
        return all;
    }

    void begin(List<Source> sources) {
        all = List.copyOf(sources);
    }

    /** How a case came in, if somebody said so. */
    static Optional<String> in(Map<String, ?> attributes) {
        return attributes.get(KEY) instanceof String code ? Optional.of(code) : Optional.empty();
    }
}
