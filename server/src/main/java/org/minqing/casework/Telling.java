package org.minqing.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** What was to come after the last turn: of each name what the latest turn set that set any. */
    List<Timer> timers() {
        var latest = new LinkedHashMap<String, List<Timer>>();
        turns.forEach(turn -> latest.putAll(turn.timers().stream().collect(Collectors.groupingBy(Timer::name))));
        return latest.values().stream()
                .flatMap(List::stream)
                .filter(timer -> !Turn.isNever(timer))
                .toList();
    }

    /** The keys made so far, as the store would give them back. */
    List<Loaded.WrappedKey> wrappedKeys() {
        return keys.values().stream()
                .map(key -> new Loaded.WrappedKey(key.retention(), key.wrapped()))
                .toList();
    }
}
