package org.minqing.casework;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AreaCode;

/**
 * Which cases: the same question makes a list, its counts and its points.
 *
 * @param mine only what the actor takes part in
 * @param text a case number or an exact id; absent for all
 * @param after the last case of the page before, absent for the first page
 */
public record CaseQuery(
        Optional<AreaCode> area,
        Set<String> scenarios,
        Set<String> states,
        boolean mine,
        Optional<String> text,
        @Nullable UUID after,
        int limit) {

    public CaseQuery {
        scenarios = Set.copyOf(scenarios);
        states = Set.copyOf(states);
    }
}
