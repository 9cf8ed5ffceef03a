package org.minqing.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.minqing.deadline.CityTime;
import org.minqing.deadline.TimeLimit;
import org.minqing.deadline.timer.Timer;
import org.minqing.kernel.CaseId;

/** Until when a supervision is to be answered, and when that is said again. */
final class SupervisionTime {

    /** The name under which the timers are kept; their subject is the case. */
    static final String TIMER = "supervision";

    private final CityTime time;
    private final Supplier<SupervisionRules> rules;

    /** What is said while nobody answers. */
    enum Step {
        WARN("warn"),
        DUE("due");

        private final String code;

        Step(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static Step of(String code) {
            return Stream.of(values())
                    .filter(step -> step.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Not a step of a supervision: " + code));
        }
    }

    /** A step of one of the supervisions of a case, as its timer writes it. */
    record Said(Step step, UUID supervision) {

        String written() {
            return step.code() + "/" + supervision;
        }

        static Said read(String written) {
            var parts = written.split("/", 2);
            return new Said(Step.of(parts[0]), UUID.fromString(parts[1]));
        }
    }

    SupervisionTime(CityTime time, Supplier<SupervisionRules> rules) {
        this.time = time;
        this.rules = rules;
    }

    Instant due(TimeLimit limit, Instant from) {
        return time.end(limit, from);
    }

    /** By the rules of the day on which it is asked; the due time itself where they remind of nothing before it. */
    Instant warn(TimeLimit limit, Instant from) {
        var day = LocalDate.ofInstant(from, time.calendar().zone());
        return rules.get()
                .warnAtPercent(day)
                .map(percent -> time.share(limit, from, percent))
                .orElseGet(() -> due(limit, from));
    }

    /** What is still to be said of these supervisions of a case. */
    List<Timer> timers(CaseId id, List<Supervision> supervisions, Instant now) {
        return supervisions.stream()
                .filter(Supervision::isOpen)
                .flatMap(one -> Stream.of(timer(id, Step.WARN, one, one.warn()), timer(id, Step.DUE, one, one.due()))
                        .skip(one.warn().isBefore(one.due()) ? 0 : 1))
                .filter(timer -> timer.due().isAfter(now))
                .toList();
    }

    private static Timer timer(CaseId id, Step step, Supervision one, Instant at) {
        return new Timer(id.value(), TIMER, at, new Said(step, one.id()).written());
    }
}
