package org.minqing.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AreaCode;

/**
 * Which cases: the same question makes a list, its counts and its points.
 *
 * @param sources by which ways the cases came in; none for all
 * @param mine only what the actor takes part in
 * @param due between which times something must be due, the first included; absent for all
 * @param reported on which local days the case was reported; absent for all
 * @param need what the cases wait for; absent for all
 * @param text a case number, an exact id, or words that the cases have; absent for all
 * @param soonestFirst by the nearest due time instead of the newest first
 * @param after where the page before ended, absent for the first page
 */
public record CaseQuery(
        Optional<AreaCode> area,
        Set<String> scenarios,
        Set<String> states,
        Set<String> sources,
        boolean mine,
        Optional<Between> due,
        Optional<Days> reported,
        Optional<Need> need,
        Optional<String> text,
        boolean soonestFirst,
        @Nullable After after,
        int limit) {

    /** What a case waits for. */
    public enum Need {
        /** Anything: it is not over. */
        ANYTHING,
        /** Somebody must take it: it is open and with no post. */
        UNASSIGNED,
        /** The one who asks may decide over what somebody else did or asked for. */
        APPROVAL
    }

    /** Local days, both included; an absent end is open. */
    public record Days(Optional<LocalDate> from, Optional<LocalDate> to) {}

    /** The last case of a page, with its nearest due time where that is the order. */
    public record After(UUID id, Optional<Instant> due) {}

    /** From a moment, included, to another one. */
    public record Between(Instant from, Instant to) {}

    public CaseQuery {
        scenarios = Set.copyOf(scenarios);
        states = Set.copyOf(states);
        sources = Set.copyOf(sources);
    }

    /** The same question from its first case on, with room for so many. */
    CaseQuery upTo(int most) {
        return new CaseQuery(
                area, scenarios, states, sources, mine, due, reported, need, text, soonestFirst, null, most);
    }
}
