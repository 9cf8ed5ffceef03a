package org.minqing.directive;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/**
 * What was given down the tree, as its entries leave it.
 *
 * @param version changes when the directive itself does, not when an area answers
 * @param counts whether each area says a number, which is summed
 * @param words title, text and unit, sealed
 */
record Directive(
        UUID id,
        int version,
        Giver giver,
        Instant due,
        boolean counts,
        State state,
        Optional<Instant> ended,
        Words words) {

    /** Who gave it: the post, the area that the post answers for, and when. */
    record Giver(AreaCode area, PostId post, Instant at) {}

    /** Where it stands. */
    enum State {
        OPEN("open"),
        WITHDRAWN("withdrawn"),
        CLOSED("closed");

        private final String code;

        State(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** What somebody wrote, as ciphertext in base 64, and the entry that it is sealed in. */
    record Words(String ciphertext, int version) {}

    boolean isOpen() {
        return state == State.OPEN;
    }

    Directive ended(State how, Instant at) {
        return new Directive(id, version + 1, giver, due, counts, how, Optional.of(at), words);
    }
}
