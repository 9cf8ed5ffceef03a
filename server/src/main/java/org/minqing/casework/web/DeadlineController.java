package org.minqing.casework.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.CaseDeadlines;
import org.minqing.casework.CaseDeadlines.Run;
import org.minqing.deadline.Due;
import org.minqing.deadline.Share;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;
import org.minqing.scenario.Clock;
import org.minqing.scenario.Texts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Until when, and why then. */
@RestController
class DeadlineController {

    private static final String DEPARTMENT = "department";

    private final CaseDeadlines deadlines;
    private final Labels labels;
    private final InstantSource clock;

    DeadlineController(CaseDeadlines deadlines, Labels labels, InstantSource clock) {
        this.deadlines = deadlines;
        this.labels = labels;
        this.clock = clock;
    }

    /** {@code provisional}: rests on days that nobody has announced yet. {@code asOf}: the time of this answer. */
    record DeadlinesView(List<CaseClockView> clocks, boolean provisional, Instant asOf) {}

    /**
     * One run of a clock, or the limit of a task.
     *
     * @param clock its id; the kind of the task
     * @param task the number of the task whose limit it is
     * @param limit as the scenario writes it, such as {@code 5 working days}
     * @param row of the clock's table, from 1
     * @param because what the row asked of the case
     * @param counted of the unit, the sum of the lines
     * @param checked whether somebody compared the rule with its source
     * @param within the clock that it lies in: what stops that one stops this one, and this one is never due later
     * @param per {@code department} where the clock begins anew, with its whole time, with each department that has the case
     * @param moreTime how its time can grow; absent where it cannot
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CaseClockView(
            String clock,
            Texts names,
            @Nullable Integer task,
            Instant began,
            @Nullable Instant ended,
            @Nullable Instant due,
            String limit,
            int row,
            Map<String, String> because,
            Texts source,
            String unit,
            BigDecimal counted,
            boolean checked,
            @Nullable String within,
            @Nullable String per,
            @Nullable MoreTimeView moreTime,
            List<ClockLineView> lines,
            List<String> extensions,
            List<HeldView> held) {}

    /**
     * How more time is given.
     *
     * @param action the step that gives it
     * @param by how much it gives, such as {@code 5 working days}
     * @param askedBy the step by which whoever has the case asks for it; absent where {@code action} is no decision on a request
     * @param source the document that allows it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MoreTimeView(String action, String by, @Nullable String askedBy, Texts source) {

        static MoreTimeView of(Clock.Extension rule) {
            return new MoreTimeView(
                    rule.action(), rule.by().written(), rule.askedBy().orElse(null), rule.source());
        }
    }

    record ClockLineView(Instant from, Instant to, BigDecimal counted, String why, String rule, String source) {}

    /** In whole minutes; nobody had it where {@code post} is absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HeldView(
            @Nullable PostId post,
            @Nullable String postName,
            long elapsedMinutes,
            long workingMinutes,
            long overdueMinutes) {}

    @GetMapping("/api/v1/cases/{id}/deadlines")
    DeadlinesView deadlines(Actor actor, @PathVariable UUID id) {
        var reckoning = deadlines.of(actor, new CaseId(id));
        var clocks = IntStream.range(0, reckoning.runs().size())
                .mapToObj(at -> view(reckoning.runs().get(at), reckoning.held().get(at)))
                .toList();
        return new DeadlinesView(clocks, reckoning.provisional(), clock.instant());
    }

    private CaseClockView view(Run run, List<Share> held) {
        var due = run.due();
        var unit = due.rule().limit().unit();
        return new CaseClockView(
                run.clock(),
                run.names(),
                run.task().orElse(null),
                run.began(),
                run.ended().orElse(null),
                due.at().orElse(null),
                run.limit().written(),
                run.row(),
                run.because(),
                run.source(),
                word(unit),
                unit.of(due.counted()),
                due.rule().checked().isPresent(),
                run.inside().within().orElse(null),
                run.inside().perDepartment() ? DEPARTMENT : null,
                run.inside().extension().map(MoreTimeView::of).orElse(null),
                due.lines().stream().map(line -> view(line, due)).toList(),
                due.verdicts().stream().map(DeadlineController::word).toList(),
                held.stream().map(this::view).toList());
    }

    private static ClockLineView view(Due.Line line, Due due) {
        var counted = due.rule().limit().unit().of(line.counted());
        return new ClockLineView(line.from(), line.to(), counted, line.why(), line.rule(), line.source());
    }

    private HeldView view(Share share) {
        return new HeldView(
                share.post().orElse(null),
                share.post().flatMap(labels::post).orElse(null),
                share.elapsed().toMinutes(),
                share.working().toMinutes(),
                share.overdue().toMinutes());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
