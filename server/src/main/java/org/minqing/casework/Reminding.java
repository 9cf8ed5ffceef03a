package org.minqing.casework;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minqing.access.Posts;
import org.minqing.area.City;
import org.minqing.deadline.timer.Firing;
import org.minqing.deadline.timer.TimerHandler;
import org.minqing.journal.Journal;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.PostId;
import org.minqing.scenario.By;
import org.minqing.scenario.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says on the case that time runs out or has run out, and to whom that was said: first those who have the case, then up the
 * area tree, also where nobody has it. Each step of a clock is said once; of several that passed while nobody was there, the
 * latest.
 */
@Component
class Reminding implements TimerHandler {

    private final City city;
    private final Decisions decisions;
    private final Turns turns;
    private final Posts posts;
    private final Journal journal;
    private final InstantSource now;

    Reminding(City city, Decisions decisions, Turns turns, Posts posts, Journal journal, InstantSource now) {
        this.city = city;
        this.decisions = decisions;
        this.turns = turns;
        this.posts = posts;
        this.journal = journal;
        this.now = now;
    }

    /** A reminder of a clock, by its place in the file, as the step of a timer. */
    record Step(String clock, int number) {

        private static final Pattern WRITTEN = Pattern.compile("(.+)/([0-9]{1,3})");

        String written() {
            return clock + "/" + number;
        }

        static Step read(String written) {
            var parts = WRITTEN.matcher(written);
            if (!parts.matches()) {
                throw new IllegalArgumentException("Not a step of a case's timer: " + written);
            }
            return new Step(parts.group(1), Integer.parseInt(parts.group(2)));
        }
    }

    @Override
    public String name() {
        return CaseClocks.TIMER;
    }

    @Override
    public void take(Firing firing, JdbcClient database) {
        var latest = new LinkedHashMap<String, Step>();
        Stream.concat(firing.missed().stream(), Stream.of(firing.step()))
                .map(Step::read)
                .forEach(step -> latest.put(step.clock(), step));
        latest.values().forEach(step -> say(step, new CaseId(firing.subject()), database));
        journal.nudge();
    }

    private void say(Step step, CaseId id, JdbcClient database) {
        var wanted = new CaseLoads.Wanted(CaseStreams.EVERYTHING, id, new CommandId(UUID.randomUUID()), false);
        var file = new CaseLoads(database).load(List.of(wanted)).getFirst().file();
        var reminder = file.flatMap(found -> reminder(found, step));
        if (file.isEmpty() || reminder.isEmpty()) {
            return;
        }
        var open = OpenPart.reminded(file.get(), reminder.get(), ZoneId.of(city.zone()));
        var turn = turns.reminded(file.get(), open, now.instant());
        if (!new CaseWrites(database).proceed(List.of(turn)).getFirst()) {
            throw new IllegalStateException("Case %s moved while its clock was read".formatted(id));
        }
    }

    /** Absent when the clock has ended or stands still meanwhile. */
    private Optional<Reminder> reminder(CaseFile file, Step step) {
        var clock = CaseClocks.clock(decisions.scenario(file), step.clock());
        return file.standing().clocks().stream()
                .filter(running -> running.clock().equals(step.clock()) && running.isRunning())
                .flatMap(running -> running.due().stream())
                .findFirst()
                .map(due -> reminder(file, clock, step.number(), due));
    }

    private Reminder reminder(CaseFile file, Clock clock, int number, Instant due) {
        var said = clock.reminders().get(number);
        var told = said.tell().stream()
                .flatMap(person -> post(file, person).stream())
                .distinct()
                .toList();
        var reporter = said.tell().contains(new By.Reporter());
        return new Reminder(clock.id(), step(said.when()), due, told, reporter);
    }

    private static Reminder.Step step(Clock.When when) {
        return switch (when) {
            case Clock.When.Share(var percent) -> percent < 100 ? Reminder.Step.WARN : Reminder.Step.DUE;
            case Clock.When.Overdue _ -> Reminder.Step.ESCALATE;
        };
    }

    private Optional<PostId> post(CaseFile file, By person) {
        var standing = file.standing();
        return switch (person) {
            case By.Assignee _ -> standing.assignee();
            case By.Holder(var role, var level) ->
                standing.department()
                        .flatMap(named -> posts.responsible(standing.area(), role, level, Optional.of(named)))
                        .or(() -> posts.responsible(standing.area(), role, level));
            case By.Reporter _, By.Anyone _ -> Optional.empty();
        };
    }
}
