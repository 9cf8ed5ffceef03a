package org.minqing.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.journal.Entry;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the open part of an entry about a case says that somebody may want to be told. */
record CaseStep(UUID caseId, int version, What what, Instant at, Actor actor, Said said) {

    private static final String REPORTED = "case.reported";
    private static final String MOVED = "case.moved";
    private static final String REMINDED = "case.reminded";
    private static final String TASK = "case.task-";
    private static final String SUPERVISED = "case.supervis";
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** What happened. */
    sealed interface What {

        record Reported() implements What {}

        /**
         * A step was taken.
         *
         * @param stays whether it left the case where it stood
         * @param moreTime what it asks or decides about a time limit
         */
        record Moved(boolean stays, Optional<MoreTime> moreTime) implements What {}

        /** Something was done to a task of the case; the case stands where it stood. */
        record OnTask() implements What {}

        /**
         * Time runs out or has run out.
         *
         * @param step {@code warn}, {@code due} or {@code escalate}
         * @param reporter whether the reporter is told too
         */
        record Reminded(String clock, String step, String due, List<PostId> told, boolean reporter) implements What {}

        /**
         * Somebody above asks about the case, is answered, or is not.
         *
         * @param deed {@code asked}, {@code answered}, {@code withdrawn}, {@code warn} or {@code due}
         */
        record Supervised(String deed, List<PostId> told) implements What {}
    }

    /** Somebody asks for more time, or it is decided: {@code asked}, {@code granted} or {@code not-granted}. */
    record MoreTime(String deed, List<PostId> told) {}

    /** A task of which the entry says something, and where it stands then. */
    record Tasked(String state, PostId post) {}

    /** The tasks that the entry opens or takes back, or the one to which something was done. */
    List<Tasked> tasks() {
        return said.answers().entrySet().stream()
                .filter(answer -> text(answer.getKey()).startsWith("task."))
                .map(Map.Entry::getValue)
                .filter(Map.class::isInstance)
                .map(task -> (Map<?, ?>) task)
                .map(task -> new Tasked(text(task.get("state")), new PostId(UUID.fromString(text(task.get("post"))))))
                .toList();
    }

    /**
     * The codes and ids of the open part.
     *
     * @param pseudonym whether the reporter is named by a pseudonym
     * @param aboutUnit whether the case is about a unit, which must not learn of it by the way of the watch
     */
    record Said(
            AreaCode area,
            boolean aboutUnit,
            AccountId reporter,
            boolean pseudonym,
            Optional<PostId> assignee,
            String scenario,
            String state,
            Map<?, ?> answers) {}

    /** Nothing for entries of another kind, and for cases that are invented or were taken over: their time has passed. */
    static Optional<CaseStep> of(Entry entry) {
        var draft = entry.draft();
        if (!Set.of(REPORTED, MOVED, REMINDED).contains(draft.kind())
                && !draft.kind().startsWith(TASK)
                && !draft.kind().startsWith(SUPERVISED)) {
            return Optional.empty();
        }
        var open = JSON.readValue(draft.open(), OBJECT);
        if (open.containsKey("origin")) {
            return Optional.empty();
        }
        return Optional.of(new CaseStep(
                draft.stream(),
                draft.version(),
                what(draft.kind(), open),
                draft.recordedAt(),
                draft.actor(),
                said(open)));
    }

    /** The same step with the person in place of the pseudonym. */
    CaseStep by(AccountId reporter) {
        var person = new Said(
                said.area(),
                said.aboutUnit(),
                reporter,
                false,
                said.assignee(),
                said.scenario(),
                said.state(),
                said.answers());
        var isTheirs = actor.account().equals(said.reporter());
        return new CaseStep(caseId, version, what, at, isTheirs ? Actor.of(reporter) : actor, person);
    }

    private static What what(String kind, Map<String, Object> open) {
        if (open.get("reminder") instanceof Map<?, ?> reminder) {
            return reminded(reminder);
        }
        if (open.get("supervision") instanceof Map<?, ?> supervision) {
            return new What.Supervised(text(supervision.get("deed")), posts(supervision.get("told")));
        }
        return switch (kind) {
            case REPORTED -> new What.Reported();
            case MOVED -> new What.Moved(text(open.get("to")).equals(text(open.get("from"))), moreTime(open));
            default -> new What.OnTask();
        };
    }

    private static Optional<MoreTime> moreTime(Map<String, Object> open) {
        return open.get("extension") instanceof Map<?, ?> extension
                ? Optional.of(new MoreTime(text(extension.get("deed")), posts(extension.get("told"))))
                : Optional.empty();
    }

    private static What reminded(Map<?, ?> reminder) {
        return new What.Reminded(
                text(reminder.get("clock")),
                text(reminder.get("step")),
                text(reminder.get("due")),
                posts(reminder.get("told")),
                Boolean.TRUE.equals(reminder.get("reporter")));
    }

    private static List<PostId> posts(@Nullable Object written) {
        return written instanceof List<?> told
                ? told.stream()
                        .map(post -> new PostId(UUID.fromString(text(post))))
                        .toList()
                : List.of();
    }

    private static Said said(Map<String, Object> open) {
        return new Said(
                new AreaCode(Long.parseLong(text(open.get("area")))),
                open.containsKey("about"),
                new AccountId(UUID.fromString(text(open.get("reporter")))),
                open.containsKey("pseudonym"),
                Optional.ofNullable(open.get("assignee")).map(post -> new PostId(UUID.fromString(text(post)))),
                text(open.get("scenario")),
                text(open.getOrDefault("to", open.get("state"))),
                open.get("attributes") instanceof Map<?, ?> answers ? answers : Map.of());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
