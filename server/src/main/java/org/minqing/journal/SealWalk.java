package org.minqing.journal;

import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seals in order, taken by number: a number that does not come is absent, and what comes out of order is dropped. */
final class SealWalk {

    private final Iterator<Seal> seals;
    private final long end;
    private @Nullable Seal next;

    /** Seals with a number above {@code end} are of no interest. */
    SealWalk(Iterator<Seal> seals, long end) {
        this.seals = seals;
        this.end = end;
        advance();
    }

    Optional<Seal> take(long number) {
        while (next != null && next.number() < number) {
            advance();
        }
        if (next == null || next.number() != number) {
            return Optional.empty();
        }
        var taken = next;
        advance();
        return Optional.of(taken);
    }

    private void advance() {
        next = seals.hasNext() ? seals.next() : null;
        if (next != null && next.number() > end) {
            next = null;
        }
    }
}
