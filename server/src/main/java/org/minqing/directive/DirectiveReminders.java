package org.minqing.directive;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.minqing.access.Grant;
import org.minqing.access.Scope;
import org.minqing.deadline.timer.Firing;
import org.minqing.deadline.timer.TimerHandler;
import org.minqing.directive.DirectiveEntries.By;
import org.minqing.directive.DirectiveEntries.Happened;
import org.minqing.directive.DirectiveEntries.Tell;
import org.minqing.directive.DirectiveTime.Step;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reminds the areas that have not answered, and when time is over those above them. Of several steps that passed while nobody
 * was there only the latest is said; a directive that is over, or that everybody answered, is left in peace.
 */
final class DirectiveReminders implements TimerHandler {

    private static final Scope EVERYTHING = new Scope(
            List.of(Grant.everythingIn(AreaRanges.of(100_000_000_000_000L, 999_999_999_999_999L))),
            Optional.empty(),
            Set.of());

    private final DirectiveEntries entries;
    private final Parties parties;
    private final InstantSource clock;

    DirectiveReminders(DirectiveEntries entries, Parties parties, InstantSource clock) {
        this.entries = entries;
        this.parties = parties;
        this.clock = clock;
    }

    @Override
    public String name() {
        return DirectiveTime.TIMER;
    }

    @Override
    public void take(Firing firing, JdbcClient database) {
        var rows = new DirectiveRows(database);
        rows.queueUp(firing.subject());
        rows.look(EVERYTHING);
        rows.course(firing.subject())
                .filter(course -> course.directive().isOpen())
                .ifPresent(course -> say(firing.subject(), Step.of(firing.step()), course));
    }

    private void say(UUID id, Step step, Course course) {
        var late = course.addressees().values().stream()
                .filter(one -> !one.isAnswered())
                .toList();
        if (late.isEmpty()) {
            return;
        }
        var directive = course.directive();
        var by = By.system(directive.giver().post(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        var deed = new Deed.Reminded(step.code(), directive.due(), late.size());
        var tell = new Tell("directive-" + step.code(), told(step, directive, late), step != Step.WARN);
        entries.append(id, entries.head(id), new Happened(deed, by, Optional.empty(), tell), List.of());
    }

    private List<PostId> told(Step step, Directive directive, List<Addressee> late) {
        return switch (step) {
            case WARN -> there(late).toList();
            case DUE ->
                Stream.concat(there(late), Stream.of(directive.giver().post())).toList();
            case ESCALATE ->
                late.stream().map(one -> parties.over(directive, one)).toList();
        };
    }

    private Stream<PostId> there(List<Addressee> late) {
        return late.stream().flatMap(one -> parties.there(one).stream());
    }
}
