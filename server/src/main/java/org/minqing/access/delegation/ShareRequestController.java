package org.minqing.access.delegation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Access;
import org.minqing.access.Hand;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Requests for shares, of and to the office of the post in which one acts; nobody else reads them. Who may let others see
 * something may ask as well. A share under the id of a request grants it.
 */
@RestController
@RequestMapping("/api/v1/share-requests")
class ShareRequestController {

    private static final String KIND = "share";
    private static final int MOST = 100;

    private final Asking asking;
    private final Known known;
    private final ShareWords words;
    private final Access access;
    private final City city;

    /** What is there, what may be asked for, and when it is now. */
    @Component
    record Known(ShareRequests requests, Shareable shareable, InstantSource clock) {}

    /**
     * @param of the office that is asked, as the choices write it
     * @param purpose one of the city's, by its code
     * @param classes the scenario classes, one at least
     * @param sight {@code open}, or {@code sealed} with what was said in confidence
     * @param export whether lists may be taken out
     * @param why what it is needed for, in words, for those who decide
     */
    record AskShareBody(
            @Nullable String of,
            @Nullable String purpose,
            @Nullable AreaCode area,
            @Nullable Set<String> classes,
            @Nullable String sight,
            @Nullable Boolean export,
            @Nullable Instant until,
            @Nullable String why) {}

    /** @param reason why it is not granted, as a code */
    record RefuseShareBody(@Nullable String reason) {}

    /**
     * What both offices read of a request.
     *
     * @param why absent when its words have come to their end
     * @param state {@code waiting}, {@code granted}, {@code refused}, {@code withdrawn} or {@code lapsed}
     * @param refusal why it was refused, as a code
     * @param mine whether the own office asked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShareRequestView(
            UUID id,
            ShareWords.OfficeView by,
            ShareWords.OfficeView of,
            ShareWords.SharePurposeView purpose,
            AreaCode area,
            Map<String, String> areaNames,
            String sight,
            boolean export,
            Instant until,
            @Nullable String why,
            Instant askedAt,
            Instant lapses,
            String state,
            @Nullable Instant answeredAt,
            @Nullable String refusal,
            boolean mine) {}

    ShareRequestController(Asking asking, Known known, ShareWords words, Access access, City city) {
        this.asking = asking;
        this.known = known;
        this.words = words;
        this.access = access;
        this.city = city;
    }

    /** The latest requests that the own office made or is asked, those that are over included. */
    @GetMapping
    List<ShareRequestView> requests(Actor actor) {
        var own = allowed(actor);
        return known.requests().of(Shareable.office(own), MOST).stream()
                .map(one -> view(one, own))
                .toList();
    }

    /** For what one may ask, which classes, and which offices. */
    @GetMapping("/choices")
    ShareWords.ShareChoicesView requestChoices(Actor actor) {
        var own = allowed(actor);
        return words.choices(known.shareable().purposes(), known.shareable().givers(own, city));
    }

    @PutMapping("/{id}")
    ShareRequestView ask(Actor actor, @PathVariable UUID id, @RequestBody AskShareBody body) {
        var own = allowed(actor);
        var wish = new Asking.Wish(
                id,
                body.of(),
                body.purpose(),
                body.area(),
                body.classes(),
                body.sight(),
                body.export(),
                body.until(),
                body.why());
        return view(asking.ask(actor, wish, city), own);
    }

    /** Refuses it, as the office that is asked. */
    @PostMapping("/{id}/refuse")
    ShareRequestView refuse(Actor actor, @PathVariable UUID id, @RequestBody RefuseShareBody body) {
        var own = allowed(actor);
        return view(asking.refuse(actor, id, body.reason()), own);
    }

    /** Takes it back, as the office that asked. */
    @PostMapping("/{id}/withdraw")
    ShareRequestView withdraw(Actor actor, @PathVariable UUID id) {
        var own = allowed(actor);
        return view(asking.withdraw(actor, id), own);
    }

    /** The own post, where it speaks for its office about what is shared. */
    private Hand allowed(Actor actor) {
        var own = asking.own(actor);
        access.require(actor, Verb.SHARE_GIVE, new Thing(KIND, "", own.area(), own.department(), Set.of(), Set.of()));
        return own;
    }

    private ShareRequestView view(ShareRequest request, Hand own) {
        var now = known.clock().instant();
        var sight = request.said().sight();
        return new ShareRequestView(
                request.id(),
                words.office(request.receiver()),
                words.office(request.asked()),
                words.purpose(request.said().purpose(), sight.classes()),
                sight.area(),
                words.area(sight.area()),
                sight.how().code(),
                sight.export(),
                request.until(),
                request.why(now).orElse(null),
                request.askedAt(),
                request.lapses(),
                request.state(now).code(),
                request.answer().map(ShareRequest.Answer::at).orElse(null),
                request.answer().flatMap(ShareRequest.Answer::refusal).orElse(null),
                request.receiver().equals(Shareable.office(own)));
    }
}
