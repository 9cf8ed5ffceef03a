package org.minqing.scenario;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A step that somebody takes. The one action without {@code from} starts a case.
 *
 * @param notAfter actions of this round whose actor may not take this one (the second person)
 * @param assign to whom the case goes with this step; absent = the assignee stays
 * @param oncePerUnit whether one post may take it only once on the same case
 * @param withinDays for how many days after the case ended it can be taken
 * @param guard what must hold of the case
 * @param bulk whether it may be taken on many cases at once
 * @param newRound whether it begins a new round, in which who did what is counted afresh
 */
public record Action(
        String id,
        Texts names,
        Set<String> from,
        Target to,
        List<By> by,
        Form form,
        Set<String> notAfter,
        Optional<Assign> assign,
        boolean oncePerUnit,
        OptionalInt withinDays,
        boolean newRound,
        Optional<Guard> guard,
        boolean bulk) {

    public Action {
        from = Collections.unmodifiableSet(new LinkedHashSet<>(from));
        by = List.copyOf(by);
        notAfter = Collections.unmodifiableSet(new LinkedHashSet<>(notAfter));
    }

    public boolean starts() {
        return from.isEmpty();
    }

    /** Who may take it, as the file writes it. */
    public String byWritten() {
        return by.stream().map(By::written).collect(Collectors.joining(", "));
    }
}
