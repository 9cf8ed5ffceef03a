package org.minqing.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException.Fault;

/** What comes of an attempt. */
public sealed interface Outcome {

    /**
     * The case moves on.
     *
     * @param from absent when the case starts
     * @param attributes open values to be merged over those of the case
     * @param sealed answers to be sealed, by retention class and field
     * @param attachments hashes of all photos that came with the step
     * @param department the department that the answers put the case with; absent = as it was
     * @param assign a new assignment; absent = the assignee stays
     * @param tasks what others are asked with it; their posts are looked for as the assignee is
     * @param calls cases that it opens elsewhere
     * @param newRound whether {@code doneBy} starts afresh with this step
     * @param ended whether the case is over with this step
     * @param post the post in which the actor was entitled to act, absent for anyone and the reporter
     */
    record Moved(
            String action,
            Optional<String> from,
            String to,
            Map<String, Object> attributes,
            Map<String, Map<String, Object>> sealed,
            List<String> attachments,
            Optional<String> department,
            Optional<AssignRule> assign,
            List<TaskRule> tasks,
            List<Call.Made> calls,
            boolean newRound,
            boolean ended,
            Optional<PostId> post)
            implements Outcome {

        public Moved {
            tasks = List.copyOf(tasks);
            calls = List.copyOf(calls);
        }

        /** Whether the case stays where it stood. */
        public boolean stays() {
            return from.equals(Optional.of(to));
        }

        /** The same step with more open values. */
        public Moved with(Map<String, Object> more) {
            var all = new LinkedHashMap<>(attributes);
            all.putAll(more);
            return new Moved(
                    action,
                    from,
                    to,
                    all,
                    sealed,
                    attachments,
                    department,
                    assign,
                    tasks,
                    calls,
                    newRound,
                    ended,
                    post);
        }
    }

    /**
     * A task of the case moves on; the case itself stays where it is.
     *
     * @param task as it stands afterwards, with the open answers
     * @param sealed answers to be sealed, by retention class and field
     * @param post the post in which the actor was entitled to act
     */
    record TaskMoved(
            TaskDeed deed,
            Task task,
            Map<String, Map<String, Object>> sealed,
            List<String> attachments,
            Optional<PostId> post)
            implements Outcome {

        /** Under which key the actor counts as one who did the work; only an answer is work. */
        public Optional<String> doneAs() {
            return deed == TaskDeed.ANSWER ? Optional.of(task.doer()) : Optional.empty();
        }
    }

    /**
     * The flow does not allow it. {@code code} is {@code flow.refused} with a {@code reason} in {@code detail}
     * ({@link Refusal}), or {@code field.invalid} with the faults of the answers.
     */
    record Refused(String code, Map<String, String> detail, List<Fault> faults) implements Outcome {}

    /** Somebody else must do this: the actor did the step that is to be checked. */
    record NeedsSecondPerson(String action, AccountId notThis) implements Outcome {}
}
