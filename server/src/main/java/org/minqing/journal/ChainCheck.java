package org.minqing.journal;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks the chains of all streams in one pass over the entries by (stream, version), holding one entry in mind. It finds
 * what was changed, removed from the middle or reordered; what was cut off, and a chain that was computed anew, only the
 * seals can tell.
 */
final class ChainCheck {

    /** How far from its place an entry is looked for before it counts as changed. */
    private static final int REACH = 500;

    private final Consumer<Verification.Fault> faults;
    private @Nullable Entry before;
    private boolean beforeHolds;
    private long streams;
    private long entries;

    ChainCheck(Consumer<Verification.Fault> faults) {
        this.faults = faults;
    }

    long streams() {
        return streams;
    }

    long entries() {
        return entries;
    }

    void next(Entry entry) {
        var stream = entry.draft().stream();
        var earlier = before != null && before.draft().stream().equals(stream) ? before : null;
        entries++;
        streams += earlier == null ? 1 : 0;
        var holds = Chain.holds(entry);
        if (!holds) {
            fault(
                    stream,
                    entry.draft().version(),
                    isMoved(entry) ? Verification.Kind.REORDERED : Verification.Kind.CHANGED);
        }
        check(entry, holds, earlier == null ? Head.NONE : earlier.head(), earlier == null || beforeHolds);
        before = entry;
        beforeHolds = holds;
    }

    private void check(Entry entry, boolean holds, Head head, boolean headHolds) {
        var stream = entry.draft().stream();
        var expected = head.version() + 1;
        if (entry.draft().version() != expected) {
            fault(stream, expected, Verification.Kind.REMOVED);
            return;
        }
        if (holds && headHolds && !Arrays.equals(entry.previous(), head.hash())) {
            // Both are whole in themselves but do not belong together: the earlier one was written anew.
            fault(stream, Math.max(1, head.version()), Verification.Kind.CHANGED);
        }
    }

    private void fault(UUID stream, int version, Verification.Kind kind) {
        faults.accept(Verification.Fault.of(stream, version, kind));
    }

    /** Whether the entry is whole, but at another version than the one where it stands. */
    private static boolean isMoved(Entry entry) {
        var at = entry.draft().version();
        for (var version = Math.max(1, at - REACH); version <= at + REACH; version++) {
            if (version != at
                    && Arrays.equals(entry.hash(), Chain.hash(moved(entry.draft(), version), entry.previous()))) {
                return true;
            }
        }
        return false;
    }

    private static Draft moved(Draft draft, int version) {
        return new Draft(
                draft.stream(),
                version,
                draft.kind(),
                draft.schema(),
                draft.command(),
                draft.digest(),
                draft.actor(),
                draft.observedAt(),
                draft.recordedAt(),
                draft.open(),
                draft.sealed());
    }
}
