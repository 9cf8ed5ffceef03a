package org.minqing.access.session;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.access.AccessProblem;
import org.minqing.access.help.Helping;
import org.minqing.access.help.Helpings;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.access.session.DeskHelp.Entered;
import org.minqing.access.session.HelpBodies.DeskHelpBody;
import org.minqing.access.session.HelpBodies.HelpBody;
import org.minqing.access.session.HelpBodies.HelpView;
import org.minqing.access.telephone.Confirmation.How;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
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

/**
 * Help for somebody without a telephone, at the village desk: entered there, read there with each act, and ended there, for
 * the person comes to the desk for all three.
 */
@RestController
@RequestMapping("/api/v1/helpers")
class DeskHelpController {

    private final DeskHelp desk;
    private final Helpings helpings;
    private final HelpConsents consents;
    private final OwnDesk own;
    private final InstantSource clock;

    DeskHelpController(
            DeskHelp desk,
            Helpings helpings,
            HelpConsents consents,
            OwnDesk own,
            @Qualifier("wallClock") InstantSource clock) {
        this.desk = desk;
        this.helpings = helpings;
        this.consents = consents;
        this.own = own;
        this.clock = clock;
    }

    /** What one's own desk entered, with what the helpers did. */
    @GetMapping
    List<HelpView> entered(Actor actor) {
        var officer = own.of(actor);
        return helpings.at(officer.post().orElseThrow()).stream()
                .map(this::view)
                .toList();
    }

    @PutMapping("/{id}")
    HelpView enter(Actor actor, @PathVariable UUID id, @RequestBody DeskHelpBody body) {
        var officer = own.of(actor);
        var code = Optional.ofNullable(body.code())
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> wrong("/code", "field.missing"));
        var how = How.of(body.how()).orElseThrow(() -> wrong("/how", "confirmation.how"));
        var consent = new HelpBody(body.may(), body.until()).consent(now());
        return view(desk.enter(id, officer, OneTimeCode.typed(code), new Entered(consent, how), now()));
    }

    /** Ends what one's own desk entered, when the person says so. */
    @PostMapping("/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Actor actor, @PathVariable UUID id) {
        var officer = own.of(actor);
        var helping = helpings.one(id)
                .filter(one -> officer.post().orElseThrow().equals(one.post()))
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        consents.end(helping, officer);
    }

    private HelpView view(Helping one) {
        return HelpView.of(one, null, now(), helpings.acts(one.id()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException wrong(String path, String code) {
        return new ProblemException(AccessProblem.HELPING_INVALID, List.of(new Fault(path, code)));
    }
}
