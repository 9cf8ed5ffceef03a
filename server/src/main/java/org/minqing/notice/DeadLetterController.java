package org.minqing.notice;

import java.util.List;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For who runs the system: what could not be delivered, without whom it was for, and having it sent again. */
@RestController
@RequestMapping("/api/v1/notices/dead-letters")
class DeadLetterController {

    private static final int MOST = 200;

    private final DeadLetters letters;
    private final Access access;
    private final City city;

    DeadLetterController(DeadLetters letters, Access access, City city) {
        this.letters = letters;
        this.access = access;
        this.city = city;
    }

    /** {@code state}: {@code waiting}, {@code queued}, {@code sending}, {@code delivered}, {@code dropped} or {@code dead}. */
    record ResentView(UUID notice, String channel, String state) {}

    @GetMapping
    List<DeadLetters.DeadLetter> deadLetters(Actor actor) {
        access.require(actor, Verb.ADMIN_NOTICES, everything());
        return letters.list(MOST);
    }

    /** Again changes nothing while the delivery is not laid aside once more. */
    @PostMapping("/{notice}/{channel}/resend")
    ResentView resend(Actor actor, @PathVariable UUID notice, @PathVariable String channel) {
        access.require(actor, Verb.ADMIN_NOTICES, everything());
        return letters.resend(notice, channel, actor)
                .map(state -> new ResentView(notice, channel, state))
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
    }

    private Thing everything() {
        return Thing.at(city.roots().getFirst().code());
    }
}
