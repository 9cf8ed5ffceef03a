package org.minqing.casework;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minqing.journal.Entry;
import org.minqing.kernel.PostId;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.State;

/** Reads the supervisions of a case from its entries. */
final class SupervisionLog {

    private SupervisionLog() {}

    /** All of them, in the order in which they were asked. */
    static List<Supervision> read(Scenario scenario, List<Entry> entries) {
        var found = new LinkedHashMap<UUID, Supervision>();
        for (var entry : entries) {
            var open = CanonicalJson.read(entry.draft().open());
            SupervisionDeed.read(open).ifPresent(deed -> take(deed, entry, found));
            if (entry.draft().kind().equals(OpenPart.MOVED) && isDone(scenario, String.valueOf(open.get("to")))) {
                found.replaceAll((id, one) -> one.over(Supervision.State.ENDED));
            }
        }
        return List.copyOf(found.values());
    }

    /** The same after one more deed. */
    static List<Supervision> after(List<Supervision> before, SupervisionDeed deed, Entry entry) {
        var found = new LinkedHashMap<UUID, Supervision>();
        before.forEach(one -> found.put(one.id(), one));
        take(deed, entry, found);
        return List.copyOf(found.values());
    }

    private static void take(SupervisionDeed deed, Entry entry, Map<UUID, Supervision> found) {
        var draft = entry.draft();
        var words = new Supervision.Words(draft.version(), draft.sealed());
        switch (deed) {
            case SupervisionDeed.Asked asked -> found.put(asked.id(), asked(asked, draft.recordedAt(), words));
            case SupervisionDeed.Answered answered -> {
                var by = draft.actor().post().orElseGet(() -> asked(found, answered.id()));
                var reply = new Supervision.Reply(by, draft.recordedAt(), answered.until(), words);
                found.computeIfPresent(answered.id(), (id, one) -> one.answered(reply));
            }
            case SupervisionDeed.Withdrawn withdrawn ->
                found.computeIfPresent(withdrawn.id(), (id, one) -> one.over(Supervision.State.WITHDRAWN));
            case SupervisionDeed.Reminded _ -> {}
        }
    }

    private static Supervision asked(SupervisionDeed.Asked asked, Instant at, Supervision.Words words) {
        return new Supervision(
                asked.id(),
                asked.asker(),
                asked.asked(),
                at,
                asked.warn(),
                asked.due(),
                Supervision.State.OPEN,
                words,
                Optional.empty());
    }

    private static PostId asked(Map<UUID, Supervision> found, UUID id) {
        return found.values().stream()
                .filter(one -> one.id().equals(id))
                .map(Supervision::asked)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a case in this state has its answer, so that there is nothing left to ask. */
    static boolean isDone(Scenario scenario, String state) {
        return scenario.flow()
                .state(state)
                .filter(where -> where.kind() == State.Kind.ANSWERED || where.isEnd())
                .isPresent();
    }
}
