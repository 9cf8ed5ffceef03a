package org.minqing.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minqing.audit.BatchRow.Key;

/**
 * What a check of the looks found. At most {@link #MOST} faults are listed.
 *
 * @param rows how many rows stand in batches
 * @param unsealed rows since the last batch, for which nothing speaks yet
 */
public record LookVerification(long rows, long batches, long unsealed, List<Fault> faults) {

    static final int MOST = 10_000;

    /** What was done to a row or to a batch. */
    public enum Kind {
        CHANGED,
        REMOVED,
        INSERTED,
        MISSING;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A fault of a row, or of a whole batch.
     *
     * @param table {@code look}, {@code export} or {@code listing}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fault(
            long batch, @Nullable String table, @Nullable String row, Kind kind) {

        static Fault of(long batch, Kind kind) {
            return new Fault(batch, null, null, kind);
        }

        static Fault of(long batch, Key key, Kind kind) {
            return new Fault(batch, key.source().name().toLowerCase(Locale.ROOT), key.written(), kind);
        }
    }

    public LookVerification {
        faults = List.copyOf(faults);
    }

    /** Whether nothing was found. */
    public boolean clean() {
        return faults.isEmpty();
    }
}
