package org.minqing.directive;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.minqing.deadline.CityTime;
import org.minqing.deadline.TimeLimit;
import org.minqing.deadline.timer.Timer;
import org.minqing.deadline.timer.Timers;

/** Until when, by the calendar of the city, and when those who have not answered are reminded. */
final class DirectiveTime {

    /** The name under which the timers of directives are kept. */
    static final String TIMER = "directive";

    private final CityTime time;
    private final Supplier<DirectiveRules> rules;
    private final Timers timers;

    /** The steps of the timer, from the first to the last. */
    enum Step {
        WARN("warn"),
        DUE("due"),
        ESCALATE("escalate");

        private final String code;

        Step(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static Step of(String code) {
            for (var step : values()) {
                if (step.code.equals(code)) {
                    return step;
                }
            }
            throw new IllegalArgumentException("Not a step of a directive's timer: " + code);
        }
    }

    DirectiveTime(CityTime time, Supplier<DirectiveRules> rules, Timers timers) {
        this.time = time;
        this.rules = rules;
        this.timers = timers;
    }

    Instant due(TimeLimit limit, Instant from) {
        return time.end(limit, from);
    }

    /** In the caller's transaction. */
    void remind(UUID directive, TimeLimit limit, Instant from) {
        var due = due(limit, from);
        var said = rules.get();
        var yellow = time.share(limit, from, said.warnAtPercent());
        timers.put(List.of(
                new Timer(directive, TIMER, yellow, Step.WARN.code()),
                new Timer(directive, TIMER, due, Step.DUE.code()),
                new Timer(directive, TIMER, time.end(said.escalateAfter(), due), Step.ESCALATE.code())));
    }

    void stop(UUID directive) {
        timers.cancel(TIMER, List.of(directive));
    }

    static TimeLimit limit(int amount, TimeLimit.Unit unit) {
        return new TimeLimit(amount, unit, TimeLimit.FirstDay.RUNNING, TimeLimit.End.EXACT);
    }
}
