package org.minqing.access.session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.access.telephone.Confirmation.How;
import org.minqing.access.telephone.Confirmations;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The village desk confirms that the person before it is the one of an account. It is told neither a name nor a number: the
 * person shows a code, and the desk looks for nobody.
 */
@RestController
@RequestMapping("/api/v1/confirmations")
class ConfirmationController {

    private static final Duration BACK = Duration.ofDays(30);
    private static final int MOST = 50;

    private final DeskConfirming desk;
    private final Confirmations confirmations;
    private final OwnDesk own;
    private final InstantSource clock;

    /**
     * @param code what the person shows
     * @param how why the desk is sure: {@code identity-card}, {@code household-book} or {@code known-in-person}
     */
    record ConfirmationBody(@Nullable String code, @Nullable String how) {}

    ConfirmationController(
            DeskConfirming desk,
            Confirmations confirmations,
            OwnDesk own,
            @Qualifier("wallClock") InstantSource clock) {
        this.desk = desk;
        this.confirmations = confirmations;
        this.own = own;
        this.clock = clock;
    }

    /** What one's own post confirmed within the last month, by number and time alone: so that a mistake can be taken back. */
    @GetMapping
    List<ConfirmationView> latest(Actor actor) {
        var officer = own.of(actor);
        return confirmations.by(officer.post().orElseThrow(), clock.instant().minus(BACK), MOST).stream()
                .map(ConfirmationView::of)
                .toList();
    }

    @PutMapping("/{id}")
    ConfirmationView confirm(Actor actor, @PathVariable UUID id, @RequestBody ConfirmationBody body) {
        var officer = own.of(actor);
        var code = Optional.ofNullable(body.code()).filter(text -> !text.isBlank());
        if (code.isEmpty()) {
            throw wrong("/code", "field.missing");
        }
        var how = How.of(body.how()).orElseThrow(() -> wrong("/how", "confirmation.how"));
        return ConfirmationView.of(desk.confirm(id, officer, OneTimeCode.typed(code.get()), how));
    }

    /** Takes back what one's own post confirmed. */
    @PostMapping("/{id}/withdraw")
    ConfirmationView withdraw(Actor actor, @PathVariable UUID id) {
        var officer = own.of(actor);
        var confirmation = confirmations
                .one(id)
                .filter(one -> one.by().post().equals(officer.post()))
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        return ConfirmationView.of(desk.withdraw(confirmation, officer));
    }

    private static ProblemException wrong(String path, String code) {
        return new ProblemException(AccessProblem.CONFIRMATION_INVALID, List.of(new Fault(path, code)));
    }
}
