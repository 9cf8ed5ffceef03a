package org.minqing.casework;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minqing.deadline.timer.Timer;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.scenario.Called;
import org.minqing.scenario.Outcome;

/**
 * The cases that a step calls. Their ids follow from the calling case, its command and the place of the call, so that a
 * call is the same however often its entry is read.
 */
final class Calls {

    /** The name under which the timers are kept by which calls are carried out and callers are told. */
    static final String TIMER = "calls";

    private static final long TIME = 0xFFFF_FFFF_FFFF_0000L;

    private Calls() {}

    /** The calls of a step as attributes of its case. Cases that are only told, as samples and imports are, call nobody. */
    static Map<String, Object> of(Outcome.Moved step, CaseFile file, CommandId command) {
        return file.beginning().origin() == Origin.LIVE
                ? numbered(step, file.id(), command, file.called().size())
                : Map.of();
    }

    /** The same for a report, which has called nobody yet. */
    static Map<String, Object> of(Outcome.Moved step, CaseId id, Origin origin, CommandId command) {
        return origin == Origin.LIVE ? numbered(step, id, command, 0) : Map.of();
    }

    private static Map<String, Object> numbered(Outcome.Moved step, CaseId id, CommandId command, int before) {
        var calls = new LinkedHashMap<String, Object>();
        for (var made : step.calls()) {
            var called = new Called(
                    before + made.index() + 1,
                    made.call(),
                    made.scenario(),
                    caseOf(id, command, made.index()),
                    Called.State.RUNNING,
                    Optional.empty());
            calls.put(called.key(), called.written());
        }
        return calls;
    }

    /** Whether a step calls other cases, or ends a case that another one called. */
    static boolean concernOthers(CaseFile after, Outcome.Moved step) {
        var calls = !step.calls().isEmpty() && after.beginning().origin() == Origin.LIVE;
        return calls || step.ended() && after.calledBy().isPresent();
    }

    /** The timer that has the calls of a case looked at. */
    static Timer soon(CaseId id, Instant now) {
        return new Timer(id.value(), TIMER, now, "look");
    }

    private static CaseId caseOf(CaseId caller, CommandId command, int index) {
        return new CaseId(derived(command.value(), "case " + caller + " " + command + " " + index));
    }

    /** The command under which the called case is reported. */
    static CommandId commandOf(CaseId called, CommandId calling) {
        return new CommandId(derived(calling.value(), "report " + called));
    }

    /** A version 7 UUID with the time of another one. */
    private static UUID derived(UUID time, String name) {
        var hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        var high = time.getMostSignificantBits() & TIME | 0x7000L | hash.getMostSignificantBits() & 0xFFFL;
        return new UUID(high, hash.getLeastSignificantBits());
    }
}
