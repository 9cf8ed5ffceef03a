package org.minqing.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found. At most {@link #MOST} faults are listed; a journal with as many is broken in any case.
 *
 * @param unsealed entries since the last seal, for which only the chain speaks
 */
public record Verification(long streams, long entries, long seals, long unsealed, List<Fault> faults) {

    static final int MOST = 10_000;

    /** What was done to a stream or to the seals. */
    public enum Kind {
        CHANGED,
        REMOVED,
        REORDERED,
        CUT,
        MISSING;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A fault of a stream at a version, or of the seals at a number. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fault(
            @Nullable UUID stream,
            @Nullable Integer version,
            @Nullable Long seal,
            Kind kind) {

        static Fault of(UUID stream, int version, Kind kind) {
            return new Fault(stream, version, null, kind);
        }

        static Fault ofSeal(long number, Kind kind) {
            return new Fault(null, null, number, kind);
        }
    }

    /** Whether nothing was found. */
    public boolean clean() {
        return faults.isEmpty();
    }
}
