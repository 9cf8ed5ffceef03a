package org.minqing.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts a stretch of the journal into the order in which it may be taken: every stream strictly by version.
 *
 * <p>Reading order is by transaction id, and a transaction that got its id early may have written late. So version 3 of a
 * stream can stand before version 2. Then 3 waits for 2 when both are in the stretch; when 2 is not yet readable, the
 * stretch ends before 3. A stream whose entry is missing altogether is stopped.
 */
final class VersionOrder {

    /** An entry as read, with the place of the entry before it in its stream; null when there is none. */
    record Found(Entry entry, Position position, @Nullable Position before) {

        UUID stream() {
            return entry.draft().stream();
        }

        int version() {
            return entry.draft().version();
        }
    }

    /**
     * What may be taken of the stretch.
     *
     * @param entries in the order to be taken
     * @param read how many of the entries found are done with, from the first
     * @param stopped streams that miss the entry before the version
     */
    record Stretch(List<Entry> entries, int read, Map<UUID, Integer> stopped) {}

    private record Link(UUID stream, int version) {}

    private final Map<Link, Found> waiting = new HashMap<>();
    private final Map<UUID, Integer> stopped = new LinkedHashMap<>();
    private final List<Entry> ready = new ArrayList<>();
    private final Set<UUID> stoppedBefore;

    private VersionOrder(Set<UUID> stoppedBefore) {
        this.stoppedBefore = stoppedBefore;
    }

    static Stretch of(List<Found> found, Set<UUID> stoppedBefore) {
        var end = found.size();
        while (true) {
            var order = new VersionOrder(stoppedBefore);
            found.subList(0, end).forEach(order::place);
            if (order.waiting.isEmpty()) {
                return new Stretch(List.copyOf(order.ready), end, Map.copyOf(order.stopped));
            }
            end = order.firstWaiting(found);
        }
    }

    private void place(Found next) {
        if (stoppedBefore.contains(next.stream()) || stopped.containsKey(next.stream())) {
            return;
        }
        var before = next.before();
        if (next.version() > 1 && before == null) {
            stopped.put(next.stream(), next.version());
            return;
        }
        if (before != null && (before.isAfter(next.position()) || isWaiting(next.stream(), next.version() - 1))) {
            waiting.put(new Link(next.stream(), next.version()), next);
            return;
        }
        take(next);
    }

    private void take(Found next) {
        for (Found one = next; one != null; one = waiting.remove(new Link(one.stream(), one.version() + 1))) {
            ready.add(one.entry());
        }
    }

    private boolean isWaiting(UUID stream, int version) {
        return waiting.containsKey(new Link(stream, version));
    }

    private int firstWaiting(List<Found> found) {
        for (var i = 0; i < found.size(); i++) {
            if (isWaiting(found.get(i).stream(), found.get(i).version())) {
                return i;
            }
        }
        throw new IllegalStateException("What waits was found");
    }
}
