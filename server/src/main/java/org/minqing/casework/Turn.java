package org.minqing.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minqing.deadline.timer.Timer;
import org.minqing.journal.DataKey;
import org.minqing.journal.Entry;
import org.minqing.kernel.ProblemException;
import org.minqing.scenario.Outcome;
import org.minqing.scenario.Refusal;
import org.minqing.scenario.ScenarioProblem;

/**
 * What one command makes of a case: the case after it, the entry that says so, and the keys that the entry's sealed parts
 * are the first to use.
 *
 * @param timers what is set to come because of this turn; what was set under the same name before is replaced, and a single
 *     step that never comes takes it back
 * @param refusal present when the flow refused the command; then the case is as before but for the entry
 */
record Turn(
        CaseFile after,
        Entry entry,
        List<DataKey> newKeys,
        @Nullable Refused refusal,
        List<Timer> timers) {

    private static final Instant NEVER = Instant.MAX;

    /** A refusal by rule, as the entry keeps it and the caller hears it. */
    record Refused(String code, Map<String, String> detail) {

        private static final String SECOND_PERSON = ScenarioProblem.SECOND_PERSON_NEEDED.code();

        static Refused of(Outcome.Refused refused) {
            return new Refused(refused.code(), refused.detail());
        }

        static Refused of(Outcome.NeedsSecondPerson second) {
            return new Refused(
                    SECOND_PERSON, Map.of("action", second.action(), "reason", Refusal.SECOND_PERSON.code()));
        }

        static Refused because(String reason, String state) {
            return new Refused(ScenarioProblem.FLOW_REFUSED.code(), Map.of("reason", reason, "state", state));
        }

        ProblemException problem(int version) {
            var extensions = new LinkedHashMap<String, Object>(detail);
            if (version > 0) {
                extensions.put("version", version);
            }
            var problem =
                    code.equals(SECOND_PERSON) ? ScenarioProblem.SECOND_PERSON_NEEDED : ScenarioProblem.FLOW_REFUSED;
            return new ProblemException(problem, List.of(), extensions);
        }
    }

    Turn {
        newKeys = List.copyOf(newKeys);
        timers = List.copyOf(timers);
    }

    /** The same turn, after which these steps of the case's timer of that name are to come, and no others. */
    Turn with(String name, List<Timer> toCome) {
        var all = new ArrayList<>(timers);
        all.addAll(toCome.isEmpty() ? List.of(new Timer(after.id().value(), name, NEVER, "")) : toCome);
        return new Turn(after, entry, newKeys, refusal, all);
    }

    /** Whether a step takes back what was set. */
    static boolean isNever(Timer timer) {
        return timer.due().equals(NEVER);
    }
}
