package org.minqing.casework;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.minqing.access.Access;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.casework.CaseWrites.Beginning;
import org.minqing.deadline.timer.Timer;
import org.minqing.journal.Journal;
import org.springframework.stereotype.Service;

/**
 * Tells the past of many cases at once, for samples and for what other systems kept, and takes reports over that others
 * made: the same access checks, interpreter, seals and entries as single commands, and many cases in one statement and
 * commit.
 */
@Service
public class Tellings {

    private final Access access;
    private final Decisions present;
    private final Decisions decisions;
    private final Evidence evidence;
    private final CaseWrites writes;
    private final Journal journal;
    private final InstantSource clock;

    Tellings(
            Access access,
            Decisions decisions,
            Evidence evidence,
            CaseWrites writes,
            Journal journal,
            InstantSource clock) {
        this.access = access;
        this.present = decisions;
        this.decisions = decisions.retelling();
        this.evidence = evidence;
        this.writes = writes;
        this.journal = journal;
        this.clock = clock;
    }

    /** Begins with the report. */
    public Telling begin(Report report, Instant at) {
        var spot = decisions.spot(report.where());
        access.require(report.actor(), Verb.CASE_REPORT, Thing.at(spot.area()));
        return new Telling(decisions.start(report, spot, at));
    }

    /**
     * Begins with a report that another system hands over now: assigned, timed and told as any report. No right and no post
     * is asked for: whoever imports runs the server itself.
     */
    public Telling handOver(Report report, Instant at) {
        return new Telling(present.handOver(report, at));
    }

    /** Adds a command; false when the flow refused it, which is told too. */
    public boolean add(Telling telling, Command command, Instant at) {
        access.require(command.actor(), Verb.CASE_ACT, telling.file().thing());
        var turn = decisions.next(telling.file(), telling.wrappedKeys(), command, at);
        telling.add(turn);
        return turn.refusal() == null;
    }

    /**
     * Ends the case as another system ended it: the last step of the main line, with what that system did not record named
     * in the entry. Counts in no quality figure. No right is asked for: whoever imports runs the server itself.
     */
    public void settle(Telling telling, Command command, Instant at) {
        telling.add(decisions.settle(telling.file(), telling.wrappedKeys(), command, at));
    }

    /**
     * Of the reminders that a told past would have brought, only those to come are set; what a clock takes is taken late, and
     * what has been kept long enough goes late.
     */
    private Beginning beginning(Telling telling) {
        var now = clock.instant();
        var timers = telling.timers().stream()
                .filter(timer -> timer.due().isAfter(now) || !isReminder(timer))
                .toList();
        return new Beginning(telling.turns(), timers);
    }

    private static boolean isReminder(Timer timer) {
        return timer.name().equals(TaskClocks.TIMER)
                || timer.name().equals(CaseClocks.TIMER)
                        && !Reminding.Step.read(timer.step()).isThen();
    }

    /** Writes the cases with one commit; true for each that was not there before. */
    public List<Boolean> write(List<Telling> tellings) {
        tellings.stream().flatMap(telling -> telling.turns().stream()).forEach(evidence::give);
        var accepted = writes.begin(tellings.stream().map(this::beginning).toList());
        journal.nudge();
        return accepted;
    }
}
