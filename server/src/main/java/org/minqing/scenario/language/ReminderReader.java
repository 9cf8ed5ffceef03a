package org.minqing.scenario.language;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minqing.scenario.By;
import org.minqing.scenario.Clock.Reminder;
import org.minqing.scenario.Clock.When;

/** Reads who is told when of a time limit: {@code warn} on the way to its end, {@code escalate} after it. */
record ReminderReader(FlowReader people) {

    private static final int MOST_REMINDERS = 20;
    private static final Pattern PERCENT = Pattern.compile("([1-9][0-9]?|100) percent");

    /** Those of a clock, where each names whom it tells. */
    List<Reminder> ofClock(Passage clock) {
        return reminders(clock, false);
    }

    /** Those of a task: whoever was asked is always told, others where they are named. */
    List<Reminder> ofTask(Passage task) {
        return reminders(task, true);
    }

    private List<Reminder> reminders(Passage of, boolean isTold) {
        var warnings = of.at("warn").elements(MOST_REMINDERS).stream().map(warning -> {
            warning.only("at", "tell");
            return new Reminder(share(warning.at("at")), told(warning.at("tell"), isTold));
        });
        var escalations = of.at("escalate").elements(MOST_REMINDERS).stream().map(escalation -> {
            escalation.only("after", "tell");
            var when = new When.Overdue(LimitReader.read(escalation.at("after")));
            return new Reminder(when, told(escalation.at("tell"), isTold));
        });
        return Stream.concat(warnings, escalations).toList();
    }

    private List<By> told(Passage tell, boolean isTold) {
        return isTold && !tell.present() ? List.of() : people.persons(tell);
    }

    private static When share(Passage at) {
        var written = at.text();
        var matcher = PERCENT.matcher(written);
        if (matcher.matches()) {
            return new When.Share(Integer.parseInt(matcher.group(1)));
        }
        if (!written.isEmpty()) {
            at.fault("deadline.share", "“" + written + "” is no share of the time", "Write such as “80 percent”");
        }
        return new When.Share(100);
    }
}
