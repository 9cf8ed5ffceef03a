package org.minqing.notice;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
record CaseStep(UUID caseId, int version, boolean isReport, Instant at, Actor actor, Said said) {

    private static final String REPORTED = "case.reported";
    private static final String MOVED = "case.moved";
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** The codes and ids of the open part. */
    record Said(
            AreaCode area,
            AccountId reporter,
            Optional<PostId> assignee,
            String scenario,
            String state,
            Map<?, ?> answers) {}

    /** Nothing for entries of another kind, and for cases that are invented or were taken over: their time has passed. */
    static Optional<CaseStep> of(Entry entry) {
        var draft = entry.draft();
        if (!draft.kind().equals(REPORTED) && !draft.kind().equals(MOVED)) {
            return Optional.empty();
        }
        var open = JSON.readValue(draft.open(), OBJECT);
        if (open.containsKey("origin")) {
            return Optional.empty();
        }
        return Optional.of(new CaseStep(
                draft.stream(),
                draft.version(),
                draft.kind().equals(REPORTED),
                draft.recordedAt(),
                draft.actor(),
                said(open)));
    }

    private static Said said(Map<String, Object> open) {
        return new Said(
                new AreaCode(Long.parseLong(text(open.get("area")))),
                new AccountId(UUID.fromString(text(open.get("reporter")))),
                Optional.ofNullable(open.get("assignee")).map(post -> new PostId(UUID.fromString(text(post)))),
                text(open.get("scenario")),
                text(open.get("to")),
                open.get("attributes") instanceof Map<?, ?> answers ? answers : Map.of());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
