package org.minqing.scenario;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A step that somebody takes. The one action without {@code from} starts a case.
 *
 * @param notAfter actions of this round whose actor may not take this one (the second person)
 * @param assign to whom the case goes with this step; absent = the assignee stays
 * @param oncePerUnit whether one post may take it only once on the same case
 * @param withinDays for how many days after the case ended it can be taken
 * @param guard what must hold of the case
 * @param bulk whether it may be taken on many cases at once
 * @param waitsFor what must be done before it can be taken
 * @param opens joint work that the case then waits for
 * @param calls cases of other scenarios that it opens
 * @param undoes the action that it takes back
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
        boolean bulk,
        Set<Wait> waitsFor,
        Optional<JointWork> opens,
        List<Call> calls,
        Optional<Undo> undoes) {

    /** What an action can wait for. */
    public enum Wait {
        /** Enough answers to the tasks of the joint work that the case is in. */
        TASKS,
        /** The end of every case that this one called. */
        CALLS
    }

    public Action {
        from = Collections.unmodifiableSet(new LinkedHashSet<>(from));
        by = List.copyOf(by);
        waitsFor = Set.copyOf(waitsFor);
        calls = List.copyOf(calls);
        notAfter = Collections.unmodifiableSet(new LinkedHashSet<>(notAfter));
    }

    /** The cases that it calls, given the open answers of its case and all those of this step. */
    public List<Call.Made> callsMade(Map<String, Object> answers) {
        return Call.made(calls, answers);
    }

    /** Every form that belongs to it: its own, and those of the tasks that it opens. */
    public Stream<Form> forms() {
        var tasks = opens.stream().flatMap(work -> work.parts().stream());
        return Stream.concat(Stream.of(form), tasks.flatMap(part -> Stream.of(part.form(), part.reason())));
    }

    public boolean starts() {
        return from.isEmpty();
    }

    /** Who may take it, as the file writes it. */
    public String byWritten() {
        return by.stream().map(By::written).collect(Collectors.joining(", "));
    }
}
