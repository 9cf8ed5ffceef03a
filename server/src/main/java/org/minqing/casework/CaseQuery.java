package org.minqing.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AreaCode;

/**
 * Which cases: the same question makes a list, its counts and its points.
 *
 * @param mine only what the actor takes part in
 * @param due between which times something must be due, the first included; absent for all
 * @param text a case number or an exact id; absent for all
 * @param after the last case of the page before, absent for the first page
 */
public record CaseQuery(
        Optional<AreaCode> area,
        Set<String> scenarios,
        Set<String> states,
        boolean mine,
        Optional<Between> due,
        Optional<String> text,
        @Nullable UUID after,
        int limit) {

    /** From a moment, included, to another one. */
    public record Between(Instant from, Instant to) {}

    public CaseQuery {
        scenarios = Set.copyOf(scenarios);
        states = Set.copyOf(states);
    }
}
