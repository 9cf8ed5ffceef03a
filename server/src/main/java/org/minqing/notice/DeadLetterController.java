package org.minqing.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For who runs the system: what could not be delivered, without whom it was for, and having it sent again. */
@RestController
@RequestMapping("/api/v1/notices/dead-letters")
class DeadLetterController {

    private static final int MOST = 200;

    private final DeadLetters letters;
    private final NoticeWords words;
    private final Access access;
    private final City city;

    DeadLetterController(DeadLetters letters, NoticeWords words, Access access, City city) {
        this.letters = letters;
        this.words = words;
        this.access = access;
        this.city = city;
    }

    /**
     * @param text what its kind of notice says, by language
     * @param failure why it was laid aside, as a code
     * @param resent when somebody last had it sent again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LetterView(
            UUID notice,
            String channel,
            String kind,
            Map<String, String> text,
            int tries,
            String failure,
            Instant since,
            @Nullable Instant resent) {}

    /** By which of its channels the notice is sent again. */
    record ResendBody(@Nullable String channel) {}

    /** {@code state}: {@code waiting}, {@code queued}, {@code sending}, {@code delivered}, {@code dropped} or {@code dead}. */
    record ResentView(UUID notice, String channel, String state) {}

    @GetMapping
    List<LetterView> deadLetters(Actor actor) {
        access.require(actor, Verb.ADMIN_NOTICES, everything());
        return letters.list(MOST).stream().map(this::view).toList();
    }

    /** Again changes nothing while the delivery is not laid aside once more. */
    @PostMapping("/{id}/resend")
    ResentView resend(Actor actor, @PathVariable UUID id, @RequestBody ResendBody body) {
        access.require(actor, Verb.ADMIN_NOTICES, everything());
        var channel = Optional.ofNullable(body.channel()).orElse("");
        return letters.resend(id, channel, actor)
                .map(state -> new ResentView(id, channel, state))
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
    }

    private LetterView view(DeadLetters.DeadLetter letter) {
        return new LetterView(
                letter.notice(),
                letter.channel(),
                letter.kind(),
                words.of(letter.kind(), 1),
                letter.tries(),
                letter.failure(),
                letter.since(),
                letter.resent());
    }

    private Thing everything() {
        return Thing.at(city.roots().getFirst().code());
    }
}
