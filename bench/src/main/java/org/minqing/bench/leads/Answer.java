package org.minqing.bench.leads;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AreaCode;

/** One line of what a router answered, as it stands; {@code outcome} is null for a word that is none. */
record Answer(LeadNumber lead, @Nullable Outcome outcome, Optional<AreaCode> area, String rule, String because) {

    boolean isDuplicate() {
        return outcome == Outcome.DUPLICATE;
    }
}
