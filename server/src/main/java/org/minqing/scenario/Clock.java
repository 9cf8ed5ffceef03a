package org.minqing.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minqing.scenario.table.Decision;
import org.minqing.scenario.table.DecisionTable;

/**
 * A time limit of a scenario: from when to when it runs, in which states it stands still, how long it is for which case,
 * and what happens on the way. Nothing here knows a calendar or a due time: {@link #due} answers the rule, {@link
 * ClockRun#of} the stretch of a case's history to which it applies, and the two together are what a deadline is computed
 * from.
 *
 * @param goesOnAt steps that bring an ended run back to life, as when work must be done again; often none
 * @param pausesIn states in which the time does not count
 * @param limits how long it is, by the open answers of the case
 * @param reminders who is told on the way and afterwards, in the order of the file
 * @param extension absent = it cannot be extended
 * @param then the action that is taken by itself when the time has passed; absent = none
 * @param within the clock around it: what stops that one stops this one, and nothing here is due later than there
 * @param perDepartment whether it begins anew when the case goes to another department
 */
public record Clock(
        String id,
        Texts names,
        Moment startsAt,
        Moment endsAt,
        Moment goesOnAt,
        Set<String> pausesIn,
        DecisionTable<Due> limits,
        List<Reminder> reminders,
        Optional<Extension> extension,
        Optional<String> then,
        Optional<String> within,
        boolean perDepartment) {

    public Clock {
        pausesIn = Set.copyOf(pausesIn);
        reminders = List.copyOf(reminders);
    }

    /** The same clock, which an action ends too. */
    public Clock endingWith(String action) {
        var actions = new HashSet<>(endsAt.actions());
        actions.add(action);
        return new Clock(
                id,
                names,
                startsAt,
                new Moment(actions, endsAt.states()),
                goesOnAt,
                pausesIn,
                limits,
                reminders,
                extension,
                then,
                within,
                perDepartment);
    }

    /** A step of a case at which a clock starts, ends or goes on: when one of the actions is taken, or one of the states is come to. */
    public record Moment(Set<String> actions, Set<String> states) {

        /** At no step. */
        public static final Moment NEVER = new Moment(Set.of(), Set.of());

        public Moment {
            actions = Set.copyOf(actions);
            states = Set.copyOf(states);
        }
    }

    /**
     * What a row of the table says.
     *
     * @param source the document that sets the limit, in words
     * @param law ids of rules of law that it rests on, in the city's file of them; may be empty
     */
    public record Due(Limit limit, String sourceId, Texts source, List<String> law) {

        public Due {
            law = List.copyOf(law);
        }
    }

    /** Who is told when. */
    public record Reminder(When when, List<By> tell) {

        public Reminder {
            tell = List.copyOf(tell);
        }
    }

    /** When a reminder goes out. */
    public sealed interface When {

        /** When so many percent of the time have passed; a hundred is the due time itself. */
        record Share(int percent) implements When {}

        /** So long after the due time. */
        record Overdue(Limit by) implements When {}
    }

    /**
     * By how much the time grows when an action is taken.
     *
     * @param times how often at most in one run
     * @param askedBy the action by which whoever has the case asks for it; then the other one is its decision, which is
     *     refused where it would give no time. Absent = a step of its own, which adds what the rule allows
     */
    public record Extension(String action, Limit by, int times, Texts source, Optional<String> askedBy) {}

    /**
     * The rule for a case with these open answers (its attributes); row and conditions say why. Absent only when an answer
     * is one that the scenario does not know.
     */
    public Optional<Decision<Due>> due(Map<String, ? extends @Nullable Object> answers) {
        return limits.decide(answers);
    }
}
