package org.minqing.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.minqing.journal.SealedPart;
import org.minqing.kernel.PostId;

/**
 * A post of an area above asks the post that has a case why it is not done and by when. What was asked and answered are
 * entries of the case, which stays as it is; this is what they leave.
 *
 * @param id the command that asked
 * @param warn when the one who was asked is reminded before that
 * @param due until when it is to be answered
 * @param words what was asked
 */
public record Supervision(
        UUID id,
        PostId asker,
        PostId asked,
        Instant at,
        Instant warn,
        Instant due,
        State state,
        Words words,
        Optional<Reply> reply) {

    /** Where it stands. */
    public enum State {
        OPEN,
        ANSWERED,
        /** Taken back by the post that asked. */
        WITHDRAWN,
        /** The case had its answer first. */
        ENDED;

        /** As it is written in answers. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The answer.
     *
     * @param until the day by which the case is to be done
     */
    public record Reply(PostId by, Instant at, LocalDate until, Words words) {}

    /** The entry in which something was written, with what is sealed in it. */
    public record Words(int version, List<SealedPart> sealed) {

        public Words {
            sealed = List.copyOf(sealed);
        }
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    Supervision answered(Reply said) {
        return new Supervision(id, asker, asked, at, warn, due, State.ANSWERED, words, Optional.of(said));
    }

    /** Over without an answer; what was answered or taken back already stays so. */
    Supervision over(State how) {
        return isOpen() ? new Supervision(id, asker, asked, at, warn, due, how, words, reply) : this;
    }
}
