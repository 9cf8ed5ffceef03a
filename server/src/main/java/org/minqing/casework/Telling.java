package org.minqing.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minqing.deadline.timer.Timer;
import org.minqing.journal.DataKey;
import org.minqing.kernel.CaseId;

/** A case whose past is told in one go: its turns so far, nothing of it written yet. */
public final class Telling {

    private final List<Turn> turns = new ArrayList<>();
    private final Map<String, DataKey> keys = new LinkedHashMap<>();

    Telling(Turn first) {
        add(first);
    }

    /** The case after the last turn. */
    public CaseFile file() {
        return turns.getLast().after();
    }

    public CaseId id() {
        return file().id();
    }

    void add(Turn turn) {
        turns.add(turn);
        turn.newKeys().forEach(key -> keys.put(key.retention(), key));
    }

    List<Turn> turns() {
        return turns;
    }

    /** The reminders that were to come after the last turn that changed a clock. */
    List<Timer> timers() {
        return turns.reversed().stream()
                .flatMap(turn -> turn.timers().stream())
                .findFirst()
                .orElse(List.of());
    }

    /** The keys made so far, as the store would give them back. */
    List<Loaded.WrappedKey> wrappedKeys() {
        return keys.values().stream()
                .map(key -> new Loaded.WrappedKey(key.retention(), key.wrapped()))
                .toList();
    }
}
