package org.minqing.bench.leads;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a lead. */
enum Outcome {
    ROUTED,
    DUPLICATE,
    QUEUE;

    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Outcome> read(String text) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.written().equals(text))
                .findFirst();
    }
}
