package org.minqing.deadline;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a rule that sets a limit.
 *
 * @param start the event that starts the clock
 * @param back whether the limit is counted back from its event: so long before it at the latest
 * @param extension what the level above may add, once
 * @param effect what follows when the time has passed
 * @param source the document that says so
 * @param checked who compared the rule with its source, and when; absent where nobody did
 */
public record Rule(
        String id,
        Map<String, String> names,
        TimeLimit limit,
        String start,
        boolean back,
        Optional<Extendable> extension,
        String effect,
        String source,
        LocalDate validFrom,
        Optional<Checked> checked) {

    public Rule {
        names = Map.copyOf(names);
    }

    /** At most so many of the rule's unit, and whether those concerned must have been told in time. */
    public record Extendable(int amount, boolean notice) {}

    /** Who compared a rule with its source, and on which day. */
    public record Checked(String by, LocalDate on) {}
}
