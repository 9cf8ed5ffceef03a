package org.minqing.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what comes of a deed on a task, as {@link Interpreter} does for the steps of the case: whoever holds the post
 * that was asked receives, answers and declines; whoever may open joint work takes it back.
 */
public final class TaskSteps {

    private TaskSteps() {}

    /** A deed on one task of a running case; {@code attempt} names the deed as its action. */
    public static Outcome interpret(Scenario scenario, CaseFacts facts, int number, Attempt attempt) {
        var deed = TaskDeed.of(attempt.action());
        if (deed.isEmpty()) {
            return Interpreter.refused(Refusal.UNKNOWN_ACTION, Map.of("action", attempt.action()));
        }
        var joint = Joint.of(scenario, facts);
        var known = joint.flatMap(work ->
                work.tasks().stream().filter(task -> task.number() == number).findFirst());
        if (joint.isEmpty() || known.isEmpty()) {
            return Interpreter.refused(Refusal.UNKNOWN_TASK, Map.of("task", String.valueOf(number)));
        }
        var task = known.get();
        var action = joint.get().action();
        var post = entitled(action, task, deed.get(), facts, attempt.who());
        if (post.isEmpty()) {
            return Interpreter.refused(Refusal.NOT_YOURS, Map.of("task", String.valueOf(number)));
        }
        if (!deed.get().isPossibleFrom(task.state())) {
            return Interpreter.refused(Refusal.TASK_SETTLED, Map.of("task", String.valueOf(number)));
        }
        return filled(scenario, facts, attempt, new Doing(task, deed.get(), action, post.get()));
    }

    private record Doing(Task task, TaskDeed deed, Action action, Entitlement entitled) {}

    private static Outcome filled(Scenario scenario, CaseFacts facts, Attempt attempt, Doing doing) {
        var form = form(doing.action(), doing.task(), doing.deed());
        var filled = form.fill(attempt.fields(), facts.openAnswers(), Optional.of(facts.situation(scenario)));
        var faulty = Interpreter.faulty(filled);
        if (faulty.isPresent()) {
            return faulty.get();
        }
        var answers = filled.answers();
        return new Outcome.TaskMoved(
                doing.deed(),
                doing.task().with(doing.deed().to(), form.open(answers)),
                form.sealed(answers),
                Stream.concat(form.photos(answers).stream(), attempt.attachments().stream())
                        .distinct()
                        .toList(),
                doing.entitled().post());
    }

    /** What somebody may do with the tasks that the case waits for, in the order of their numbers. */
    public static List<TaskOffer> offers(Scenario scenario, CaseFacts facts, Who who) {
        var offers = new ArrayList<TaskOffer>();
        Joint.of(scenario, facts)
                .ifPresent(joint -> joint.tasks()
                        .forEach(task -> Arrays.stream(TaskDeed.values())
                                .filter(deed -> deed.isPossibleFrom(task.state()))
                                .filter(deed -> entitled(joint.action(), task, deed, facts, who)
                                        .isPresent())
                                .forEach(deed ->
                                        offers.add(new TaskOffer(task, deed, form(joint.action(), task, deed))))));
        return offers;
    }

    private static Optional<Entitlement> entitled(Action action, Task task, TaskDeed deed, CaseFacts facts, Who who) {
        return switch (deed) {
            case RECEIVE, ANSWER, DECLINE -> Entitlement.of(task.post(), who);
            case WITHDRAW -> Optional.of(Entitlement.first(action, facts, who)).filter(Entitlement::holds);
        };
    }

    private static Form form(Action action, Task task, TaskDeed deed) {
        var part = action.opens().flatMap(work -> work.part(task.part()));
        return switch (deed) {
            case RECEIVE -> Form.NOTHING;
            case ANSWER -> part.map(JointWork.Part::form).orElse(Form.NOTHING);
            case DECLINE, WITHDRAW -> part.map(JointWork.Part::reason).orElse(Form.NOTHING);
        };
    }
}
