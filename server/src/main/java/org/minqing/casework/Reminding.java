package org.minqing.casework;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minqing.area.City;
import org.minqing.deadline.timer.Firing;
import org.minqing.deadline.timer.TimerHandler;
import org.minqing.journal.Journal;
import org.minqing.kernel.CaseId;
import org.minqing.scenario.By;
import org.minqing.scenario.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says on the case that time runs out or has run out, and to whom that was said: first those who have the case, then up the
 * area tree, also where nobody has it. Each step of a clock is said once; of several that passed while nobody was there, the
 * latest. Where a clock takes an action when its time has passed, that is a step of the case like any other.
 */
@Component
class Reminding implements TimerHandler {

    private final City city;
    private final Decisions decisions;
    private final Turns turns;
    private final Addressees addressees;
    private final Journal journal;
    private final InstantSource now;

    Reminding(City city, Decisions decisions, Turns turns, Addressees addressees, Journal journal, InstantSource now) {
        this.city = city;
        this.decisions = decisions;
        this.turns = turns;
        this.addressees = addressees;
        this.journal = journal;
        this.now = now;
    }

    /** A reminder of a clock, by its place in the file, or what the clock takes in the end, as the step of a timer. */
    record Step(String clock, OptionalInt reminder) {

        private static final String THEN = "then";
        private static final Pattern WRITTEN = Pattern.compile("(.+)/([0-9]{1,3}|" + THEN + ")");

        static Step reminder(String clock, int number) {
            return new Step(clock, OptionalInt.of(number));
        }

        static Step then(String clock) {
            return new Step(clock, OptionalInt.empty());
        }

        boolean isThen() {
            return reminder.isEmpty();
        }

        String written() {
            return clock + "/" + (reminder.isPresent() ? reminder.getAsInt() : THEN);
        }

        static Step read(String written) {
            var parts = WRITTEN.matcher(written);
            if (!parts.matches()) {
                throw new IllegalArgumentException("Not a step of a case's timer: " + written);
            }
            return parts.group(2).equals(THEN)
                    ? then(parts.group(1))
                    : reminder(parts.group(1), Integer.parseInt(parts.group(2)));
        }
    }

    @Override
    public String name() {
        return CaseClocks.TIMER;
    }

    @Override
    public void take(Firing firing, JdbcClient database) {
        var latest = new LinkedHashMap<String, Step>();
        var lapsed = new ArrayList<Step>();
        Stream.concat(firing.missed().stream(), Stream.of(firing.step()))
                .map(Step::read)
                .forEach(step -> {
                    if (step.reminder().isPresent()) {
                        latest.put(step.clock(), step);
                    } else {
                        lapsed.add(step);
                    }
                });
        var entries = new TimedEntries(database);
        Stream.concat(latest.values().stream(), lapsed.stream())
                .forEach(step -> entries.enter(new CaseId(firing.subject()), file -> turn(file, step, firing)));
        journal.nudge();
    }

    /** Absent when the clock has ended or stands still meanwhile. */
    private Optional<Turn> turn(CaseFile file, Step step, Firing firing) {
        var clock = CaseClocks.clock(decisions.scenario(file), step.clock());
        return file.standing().clocks().stream()
                .filter(running -> running.clock().equals(step.clock()) && running.isRunning())
                .flatMap(running -> running.due().stream())
                .findFirst()
                .flatMap(due -> step.reminder().isPresent()
                        ? Optional.of(reminded(
                                file, reminder(file, clock, step.reminder().getAsInt(), due)))
                        : clock.then().map(action -> decisions.lapse(file, action, firing, now.instant())));
    }

    private Turn reminded(CaseFile file, Reminder reminder) {
        return turns.reminded(file, OpenPart.reminded(file, reminder, ZoneId.of(city.zone())), now.instant());
    }

    private Reminder reminder(CaseFile file, Clock clock, int number, Instant due) {
        var said = clock.reminders().get(number);
        var told = addressees.of(file, said.tell());
        var reporter = said.tell().contains(new By.Reporter());
        return new Reminder(clock.id(), Reminder.Step.of(said.when()), due, told, reporter, null);
    }
}
