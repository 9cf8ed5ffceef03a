package org.minqing.casework;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.minqing.area.City;
import org.minqing.deadline.timer.Firing;
import org.minqing.deadline.timer.TimerHandler;
import org.minqing.journal.Journal;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;
import org.minqing.scenario.By;
import org.minqing.scenario.Clock;
import org.minqing.scenario.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says on the case that the limit of a task runs out or has run out: to the post that was asked, and to those whom the
 * scenario names beside it. Of several steps of one task that passed while nobody was there, the latest is said; a task that
 * was answered, declined or taken back is left in peace.
 */
@Component
class TaskReminding implements TimerHandler {

    private final City city;
    private final Decisions decisions;
    private final Turns turns;
    private final Addressees addressees;
    private final Journal journal;
    private final InstantSource now;

    TaskReminding(
            City city, Decisions decisions, Turns turns, Addressees addressees, Journal journal, InstantSource now) {
        this.city = city;
        this.decisions = decisions;
        this.turns = turns;
        this.addressees = addressees;
        this.journal = journal;
        this.now = now;
    }

    @Override
    public String name() {
        return TaskClocks.TIMER;
    }

    @Override
    public void take(Firing firing, JdbcClient database) {
        var latest = new LinkedHashMap<Integer, TaskClocks.Step>();
        Stream.concat(firing.missed().stream(), Stream.of(firing.step()))
                .map(TaskClocks.Step::read)
                .forEach(step -> latest.put(step.task(), step));
        var entries = new TimedEntries(database);
        latest.values().forEach(step -> entries.enter(new CaseId(firing.subject()), file -> turn(file, step)));
        journal.nudge();
    }

    private Optional<Turn> turn(CaseFile file, TaskClocks.Step step) {
        return file.tasks().stream()
                .filter(task -> task.number() == step.task() && task.isOpen())
                .findFirst()
                .flatMap(task -> reminder(file, task, step.reminder()))
                .map(said -> OpenPart.reminded(file, said, ZoneId.of(city.zone())))
                .map(open -> turns.reminded(file, open, now.instant()));
    }

    private Optional<Reminder> reminder(CaseFile file, Task task, int number) {
        var said = TaskClocks.limit(decisions.scenario(file), task)
                .map(within -> within.reminders().get(number));
        return said.flatMap(one -> task.due().map(due -> {
            var reporter = one.tell().contains(new By.Reporter());
            var step = Reminder.Step.of(one.when());
            return new Reminder(task.part(), step, due, told(file, task, one), reporter, task.number());
        }));
    }

    private List<PostId> told(CaseFile file, Task task, Clock.Reminder said) {
        return Stream.concat(
                        Stream.of(addressees.thereFor(file, task.post())), addressees.of(file, said.tell()).stream())
                .distinct()
                .toList();
    }
}
