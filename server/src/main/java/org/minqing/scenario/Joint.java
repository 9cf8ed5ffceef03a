package org.minqing.scenario;

import java.util.List;
import java.util.Optional;

/**
 * The joint work that a case waits for now.
 *
 * @param action the action that opened it
 * @param tasks of this joint work, in the order of their numbers
 */
public record Joint(Action action, List<Task> tasks) {

    public Joint {
        tasks = List.copyOf(tasks);
    }

    /** Absent while the case is in no state that waits for joint work. */
    public static Optional<Joint> of(Scenario scenario, CaseFacts facts) {
        return scenario.flow().opening(facts.state()).map(action -> {
            var all = Task.in(facts.attributes());
            var last = all.isEmpty() ? 0 : all.getLast().work();
            return new Joint(
                    action, all.stream().filter(task -> task.work() == last).toList());
        });
    }

    private JointWork work() {
        return action.opens().orElseThrow();
    }

    /** How many answers the case waits for. */
    public int needed() {
        return work().join().needed(standing());
    }

    public int answered() {
        return count(Task.State.ANSWERED);
    }

    /** Whether enough have answered; whoever declined has not, and counts until the task is taken back. */
    public boolean isMet() {
        return answered() >= needed();
    }

    private int standing() {
        return tasks.size() - count(Task.State.WITHDRAWN);
    }

    private int count(Task.State state) {
        return (int) tasks.stream().filter(task -> task.state() == state).count();
    }
}
