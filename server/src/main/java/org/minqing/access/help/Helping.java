package org.minqing.access.help;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.PostId;

/**
 * One consent: who is helped, by whom, with what and until when.
 *
 * @param helper absent until the code was typed
 * @param post the desk where it was given by somebody without a telephone
 */
public record Helping(
        UUID id,
        AccountId person,
        @Nullable AccountId helper,
        Set<May> may,
        Span span,
        @Nullable PostId post) {

    /** What somebody may be helped with. */
    public enum May {
        /** Reads what the person reported and what became of it. */
        FOLLOW("follow"),
        /** Reports, and takes the steps of whoever reported. */
        REPORT("report"),
        /** Reads who looked at what the person said. */
        LOOKS("looks");

        private final String code;

        May(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /** Nothing for a code that is none. */
        public static Optional<May> of(String code) {
            return EnumSet.allOf(May.class).stream()
                    .filter(may -> may.code.equals(code))
                    .findFirst();
        }
    }

    /**
     * When it was given, begun and ended, and until when it goes.
     */
    public record Span(
            Instant made,
            Instant until,
            @Nullable Instant begun,
            @Nullable Instant ended) {}

    public Helping {
        may = Set.copyOf(may);
    }

    /** Whether the helper may act at this moment. */
    public boolean isInForce(Instant at) {
        return helper != null && span.ended() == null && at.isBefore(span.until());
    }
}
