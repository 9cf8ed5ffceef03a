package org.minqing.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.minqing.area.CityFolders;
import org.minqing.area.Faults;
import org.minqing.deadline.TimeLimit.End;
import org.minqing.deadline.TimeLimit.FirstDay;
import org.minqing.deadline.TimeLimit.Unit;

/** The time of a shipped city: its calendar, its rules, and instants as its clocks show them. */
record TestTime(WorkCalendar calendar, RuleBook rules, Law law) {

    static final TestTime SHANWEI = of("shanwei");
    static final TestTime BOSTON = of("boston");

    static TestTime of(String city) {
        var folder = CityFolders.open(city);
        var law = RulesReader.read(folder, new Faults());
        return new TestTime(TimePart.calendar(folder), new RuleBook(law.rules()), law);
    }

    Deadlines deadlines() {
        return new Deadlines(calendar);
    }

    Instant at(String local) {
        return LocalDateTime.parse(local).atZone(calendar.zone()).toInstant();
    }

    String local(Due due) {
        return due.at().map(this::local).orElse("stands still");
    }

    String local(Instant instant) {
        return instant.atZone(calendar.zone()).toLocalDateTime().toString();
    }

    /** When a limit that starts then is due, as the clocks of the city show it. */
    String due(TimeLimit limit, String start) {
        return local(deadlines().due(Clock.of(rule(limit), at(start))));
    }

    static Rule rule(TimeLimit limit) {
        return rule(limit, Optional.empty());
    }

    static Rule rule(TimeLimit limit, Optional<Rule.Extendable> extension) {
        return new Rule(
                "rule",
                Map.of(),
                limit,
                "reported",
                false,
                extension,
                "overdue",
                "the rule's document",
                LocalDate.of(2000, 1, 1),
                Optional.empty());
    }

    static TimeLimit workingDays(int amount) {
        return new TimeLimit(amount, Unit.WORKING_DAYS, FirstDay.NOT_COUNTED, End.CLOSE_OF_OFFICE);
    }

    static TimeLimit running(int amount, Unit unit) {
        return new TimeLimit(amount, unit, FirstDay.RUNNING, End.EXACT);
    }
}
