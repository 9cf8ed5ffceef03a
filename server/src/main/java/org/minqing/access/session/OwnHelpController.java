package org.minqing.access.session;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.help.Helping;
import org.minqing.access.help.Helpings;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.access.session.HelpBodies.HelpBody;
import org.minqing.access.session.HelpBodies.HelpCodeBody;
import org.minqing.access.session.HelpBodies.HelpOfferView;
import org.minqing.access.session.HelpBodies.HelpView;
import org.minqing.access.telephone.Telephone;
import org.minqing.access.telephone.Telephones;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who helps the caller, and whom the caller helps: only what is one's own. */
@RestController
@RequestMapping("/api/v1/me")
class OwnHelpController {

    private final Helpings helpings;
    private final HelpConsents consents;
    private final Telephones telephones;
    private final InstantSource clock;

    OwnHelpController(
            Helpings helpings,
            HelpConsents consents,
            Telephones telephones,
            @Qualifier("wallClock") InstantSource clock) {
        this.helpings = helpings;
        this.consents = consents;
        this.telephones = telephones;
        this.clock = clock;
    }

    /** Everybody who helps or helped the caller, with what they did. */
    @GetMapping("/helpers")
    List<HelpView> helpers(@Parameter(hidden = true) SignedIn session) {
        return helpings.of(session.account()).stream()
                .map(one -> HelpView.of(one, masked(one.helper()), now(), helpings.acts(one.id())))
                .toList();
    }

    @PutMapping("/helpers/{id}")
    HelpOfferView offerHelp(
            @Parameter(hidden = true) SignedIn session, @PathVariable UUID id, @RequestBody HelpBody body) {
        return consents.offer(id, session.account(), body.consent(now()));
    }

    @PostMapping("/helpers/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endHelp(@Parameter(hidden = true) SignedIn session, @PathVariable UUID id) {
        end(session, helpings.one(id).filter(one -> one.person().equals(session.account())));
    }

    /** Whom the caller helps now. */
    @GetMapping("/helping")
    List<HelpView> helping(@Parameter(hidden = true) SignedIn session) {
        return helpings.by(session.account(), now()).stream()
                .map(one -> HelpView.of(one, masked(one.person()), now(), null))
                .toList();
    }

    @PostMapping("/helping")
    HelpView takeUpHelp(@Parameter(hidden = true) SignedIn session, @RequestBody HelpCodeBody body) {
        var typed = new Typed();
        var code = typed.name("/code", body.code());
        typed.refuse(AccessProblem.HELPING_INVALID);
        var taken = consents.take(session.account(), OneTimeCode.typed(code));
        return HelpView.of(taken, masked(taken.person()), now(), null);
    }

    @PostMapping("/helping/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUpHelp(@Parameter(hidden = true) SignedIn session, @PathVariable UUID id) {
        end(session, helpings.one(id).filter(one -> session.account().equals(one.helper())));
    }

    private void end(SignedIn session, Optional<Helping> own) {
        consents.end(own.orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND)), Actor.of(session.account()));
    }

    private @Nullable String masked(@Nullable AccountId account) {
        return Optional.ofNullable(account)
                .flatMap(telephones::of)
                .map(Telephone::masked)
                .orElse(null);
    }

    /** As the store keeps moments, so that what is sent again is the same. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
