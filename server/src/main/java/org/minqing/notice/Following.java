package org.minqing.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.minqing.kernel.PostId;

/**
 * What is known of a case from the steps taken so far, so that a step that comes again is passed over and a change of the
 * assignee is seen.
 *
 * @param through the version of the last step taken
 */
record Following(UUID caseId, int through, Optional<PostId> assignee, boolean urgent) {

    static final String ASSIGNED = "assigned";
    static final String MOVED = "moved";

    /** What the reporter adds, for the post that has the case. */
    static final String ADDED = "added";

    /** Before the step of a clock that a notice tells of. */
    static final String CLOCK = "clock-";

    /** Before where a task of a case stands. */
    private static final String TASK = "task-";

    /** Before what happened to a request for more time. */
    private static final String EXTENSION = "extension-";

    /** Before what happened to a question about the case. */
    static final String SUPERVISION = "supervision-";

    private static final String WARN = "warn";
    private static final String DUE = "due";

    static Following unknown(UUID caseId) {
        return new Following(caseId, 0, Optional.empty(), false);
    }

    boolean hasTaken(CaseStep step) {
        return step.version() <= through;
    }

    Following after(CaseStep step, NoticeRules rules) {
        return new Following(
                caseId,
                step.version(),
                step.said().assignee(),
                urgent || rules.isUrgent(step.said().answers()));
    }

    /** Whom a step concerns, and how. */
    List<Occasion> occasions(CaseStep step, NoticeRules rules) {
        return switch (step.what()) {
            case CaseStep.What.Reported _ ->
                Stream.concat(news(step, rules).stream(), tasks(step, rules).stream())
                        .toList();
            case CaseStep.What.Moved moved ->
                Stream.of(news(step, rules), tasks(step, rules), moreTime(step, moved, rules))
                        .flatMap(List::stream)
                        .toList();
            case CaseStep.What.OnTask() -> tasks(step, rules);
            case CaseStep.What.Reminded reminded -> reminders(step, reminded, rules);
            case CaseStep.What.Supervised supervised -> supervised(step, supervised, rules);
        };
    }

    /** A post that has the case newly, and whoever else it concerns; nobody is told of what they did themselves. */
    private List<Occasion> news(CaseStep step, NoticeRules rules) {
        var occasions = new ArrayList<Occasion>();
        var isUrgent = after(step, rules).urgent();
        var parameters =
                Map.of("scenario", step.said().scenario(), "state", step.said().state());
        step.said()
                .assignee()
                .filter(post -> !assignee.equals(Optional.of(post)))
                .filter(post -> !step.actor().post().equals(Optional.of(post)))
                .map(post -> new Occasion.Key(new Recipient.Post(post), ASSIGNED, caseId))
                .ifPresent(key -> occasions.add(new Occasion(key, step.version(), step.at(), isUrgent, parameters)));
        told(step).ifPresent(key -> occasions.add(new Occasion(key, step.version(), step.at(), isUrgent, parameters)));
        return occasions;
    }

    /** The reporter hears of steps of others; what the reporter adds is for the post that has the case. */
    private Optional<Occasion.Key> told(CaseStep step) {
        var reporter = step.said().reporter();
        if (!step.actor().account().equals(reporter)) {
            return Optional.of(new Occasion.Key(new Recipient.Account(reporter), MOVED, caseId));
        }
        return step.what() instanceof CaseStep.What.Moved moved && moved.stays()
                ? step.said().assignee().map(post -> new Occasion.Key(new Recipient.Post(post), ADDED, caseId))
                : Optional.empty();
    }

    /** Who is asked, or no longer asked, and who has the case when there is an answer; nobody is told of their own. */
    private List<Occasion> tasks(CaseStep step, NoticeRules rules) {
        var isUrgent = after(step, rules).urgent();
        var parameters =
                Map.of("scenario", step.said().scenario(), "state", step.said().state());
        return step.tasks().stream()
                .flatMap(task -> concerned(step, task)
                        .filter(post -> !step.actor().post().equals(Optional.of(post)))
                        .map(post -> new Occasion.Key(new Recipient.Post(post), TASK + task.state(), caseId))
                        .stream())
                .distinct()
                .map(key -> new Occasion(key, step.version(), step.at(), isUrgent, parameters))
                .toList();
    }

    private static Optional<PostId> concerned(CaseStep step, CaseStep.Tasked task) {
        return switch (task.state()) {
            case "asked", "withdrawn" -> Optional.of(task.post());
            case "answered", "declined" -> step.said().assignee();
            default -> Optional.empty();
        };
    }

    /** Who decides on more time when it is asked for, and who asked for it when it is decided. */
    private List<Occasion> moreTime(CaseStep step, CaseStep.What.Moved moved, NoticeRules rules) {
        var isUrgent = after(step, rules).urgent();
        var parameters =
                Map.of("scenario", step.said().scenario(), "state", step.said().state());
        return moved.moreTime().stream()
                .flatMap(one -> one.told().stream()
                        .map(post -> new Occasion.Key(new Recipient.Post(post), EXTENSION + one.deed(), caseId)))
                .map(key -> new Occasion(key, step.version(), step.at(), isUrgent, parameters))
                .toList();
    }

    /** Everybody whom the clock told, once for each of its steps; what is due or overdue waits for no morning. */
    private List<Occasion> reminders(CaseStep step, CaseStep.What.Reminded reminded, NoticeRules rules) {
        var told = new ArrayList<Recipient>();
        reminded.told().forEach(post -> told.add(new Recipient.Post(post)));
        if (reminded.reporter()) {
            told.add(new Recipient.Account(step.said().reporter()));
        }
        var isUrgent = !reminded.step().equals(WARN) || after(step, rules).urgent();
        var parameters = Map.of(
                "scenario", step.said().scenario(),
                "state", step.said().state(),
                "clock", reminded.clock(),
                "due", reminded.due());
        return told.stream()
                .map(whom -> new Occasion.Key(whom, CLOCK + reminded.step(), caseId))
                .map(key -> new Occasion(key, step.version(), step.at(), isUrgent, parameters))
                .toList();
    }

    /** Whoever is asked, answered or not answered; what is due and not answered waits for no morning. */
    private List<Occasion> supervised(CaseStep step, CaseStep.What.Supervised supervised, NoticeRules rules) {
        var isUrgent = supervised.deed().equals(DUE) || after(step, rules).urgent();
        var parameters =
                Map.of("scenario", step.said().scenario(), "state", step.said().state());
        return supervised.told().stream()
                .map(post -> new Occasion.Key(new Recipient.Post(post), SUPERVISION + supervised.deed(), caseId))
                .map(key -> new Occasion(key, step.version(), step.at(), isUrgent, parameters))
                .toList();
    }
}
