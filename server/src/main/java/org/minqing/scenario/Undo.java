package org.minqing.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.minqing.kernel.AccountId;

/**
 * An action takes back another: only whoever took that one may, within a time, and before the case moves on. It is a step like
 * any other, with an entry of its own; nothing that was written is changed.
 *
 * @param action what it takes back
 */
public record Undo(String action, Duration within) {

    private static final String OF = "flow.undo-of";
    private static final String UNTIL = "flow.undo-until";

    public int minutes() {
        return Math.toIntExact(within.toMinutes());
    }

    /** Whether a case stands where it can still be taken back by somebody. */
    boolean isOpen(CaseFacts facts, AccountId account, Instant now) {
        return facts.attributes().get(OF) instanceof String last
                && last.equals(action)
                && account.equals(facts.doneBy().get(action))
                && until(facts).filter(end -> !now.isAfter(end)).isPresent();
    }

    private static Optional<Instant> until(CaseFacts facts) {
        try {
            return Optional.of(Instant.parse(String.valueOf(facts.attributes().get(UNTIL))));
        } catch (DateTimeParseException never) {
            return Optional.empty();
        }
    }

    /** What a case keeps with a step: until when it can be taken back, or that nothing can any more. */
    static Map<String, Object> kept(Flow flow, Action taken, CaseFacts before, Instant now) {
        var kept = new LinkedHashMap<String, Object>();
        var undoing = flow.undoing(taken.id());
        undoing.ifPresent(undo -> {
            kept.put(OF, taken.id());
            kept.put(UNTIL, now.plus(undo.within()).toString());
        });
        if (undoing.isEmpty() && before.attributes().get(OF) instanceof String last && !last.isEmpty()) {
            kept.put(OF, "");
        }
        return kept;
    }
}
