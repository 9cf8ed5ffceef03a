package org.minqing.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.minqing.deadline.Due;
import org.minqing.deadline.timer.Timer;
import org.minqing.scenario.Clock;
import org.minqing.scenario.JointWork;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Task;

/** The limits of the tasks of a case: when each is reminded of, and how its due time comes about. */
final class TaskClocks {

    /** The name under which the timers are kept; their subject is the case. */
    static final String TIMER = "tasks";

    private final CaseClocks clocks;

    TaskClocks(CaseClocks clocks) {
        this.clocks = clocks;
    }

    /** A reminder of a task, by its place in the file, as the step of a timer. */
    record Step(int task, int reminder) {

        String written() {
            return task + "/" + reminder;
        }

        static Step read(String written) {
            var parts = written.split("/", 2);
            return new Step(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    /** The kind of a task in the definition of the action that opened it. */
    private static Optional<JointWork.Part> part(Scenario scenario, Task task) {
        return scenario.flow()
                .action(task.action())
                .flatMap(action -> action.opens())
                .flatMap(work -> work.part(task.part()));
    }

    /** The limit of a task, where its kind has one. */
    static Optional<JointWork.Within> limit(Scenario scenario, Task task) {
        return part(scenario, task).flatMap(JointWork.Part::limit);
    }

    /** Whether attributes that a step changed are tasks that somebody is to be reminded of. */
    static boolean concerns(Scenario scenario, Map<String, Object> changed) {
        return Task.in(changed).stream()
                .flatMap(task -> limit(scenario, task).stream())
                .anyMatch(within -> !within.reminders().isEmpty());
    }

    /** What the open tasks of a case still have to say. */
    List<Timer> timers(Scenario scenario, CaseFile file, Instant now) {
        return file.tasks().stream()
                .filter(Task::isOpen)
                .flatMap(task -> limit(scenario, task).stream().flatMap(within -> timers(file, task, within)))
                .filter(timer -> now.isBefore(timer.due()))
                .toList();
    }

    private Stream<Timer> timers(CaseFile file, Task task, JointWork.Within within) {
        var timers = new ArrayList<Timer>();
        for (var number = 0; number < within.reminders().size(); number++) {
            var step = new Step(task.number(), number).written();
            at(task, within, within.reminders().get(number).when())
                    .ifPresent(at -> timers.add(new Timer(file.id().value(), TIMER, at, step)));
        }
        return timers.stream();
    }

    private Optional<Instant> at(Task task, JointWork.Within within, Clock.When when) {
        return switch (when) {
            case Clock.When.Share(var percent) when percent == 100 -> task.due();
            case Clock.When.Share(var percent) -> clocks.share(within.limit(), task.askedAt(), percent);
            case Clock.When.Overdue(var by) -> task.due().flatMap(due -> clocks.end(by, due));
        };
    }

    /** A task that has a limit, with its kind and the explanation of its due time. */
    record Reckoned(Task task, JointWork.Part part, JointWork.Within within, Due due) {}

    /** Until when each task of a case is or was to be answered, line by line. */
    List<Reckoned> reckoned(Scenario scenario, CaseFile file) {
        var reckoned = new ArrayList<Reckoned>();
        for (var task : file.tasks()) {
            part(scenario, task)
                    .ifPresent(part -> part.limit()
                            .ifPresent(within -> reckoned.add(
                                    new Reckoned(task, part, within, clocks.due(part, within, task.askedAt())))));
        }
        return reckoned;
    }
}
