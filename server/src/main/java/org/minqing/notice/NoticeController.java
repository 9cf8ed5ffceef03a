package org.minqing.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Verb;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A person's own notices. */
@RestController
@RequestMapping("/api/v1/notices")
class NoticeController {

    private static final int MOST = 200;

    private final Notices notices;
    private final NoticeWords words;
    private final Access access;

    NoticeController(Notices notices, NoticeWords words, Access access) {
        this.notices = notices;
        this.words = words;
        this.access = access;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PageView(List<NoticeView> items, @Nullable String next, long total) {}

    /**
     * @param text what it says, by language
     * @param subject the case or the centre that it is about
     * @param count how often it happened within the window
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NoticeView(
            UUID id,
            String kind,
            Map<String, String> text,
            UUID subject,
            Map<String, String> parameters,
            Instant at,
            int count,
            boolean urgent,
            @Nullable Instant read) {}

    record ReadView(UUID id, Instant read) {}

    @GetMapping
    PageView own(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "50") int limit) {
        var scope = access.scope(actor, Verb.NOTICE_READ);
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(NoticeProblem.FIELD_INVALID, List.of(new Fault("limit", "field.range")));
        }
        var page = notices.page(scope, new Notices.Part(cursor, unread, limit));
        return new PageView(
                page.items().stream().map(this::view).toList(), page.next().orElse(null), page.total());
    }

    /** Says that it was read; again changes nothing. */
    @PostMapping("/{id}/read")
    ReadView read(Actor actor, @PathVariable UUID id) {
        var scope = access.scope(actor, Verb.NOTICE_READ);
        return notices.read(scope, actor, id)
                .map(at -> new ReadView(id, at))
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
    }

    private NoticeView view(Notices.Told told) {
        var notice = told.notice();
        return new NoticeView(
                notice.id(),
                notice.key().kind(),
                words.of(notice.key().kind(), notice.count()),
                notice.key().subject(),
                notice.parameters(),
                notice.at(),
                notice.count(),
                notice.urgent(),
                told.readAt());
    }
}
