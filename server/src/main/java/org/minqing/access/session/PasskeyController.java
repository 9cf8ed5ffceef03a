package org.minqing.access.session;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.minqing.access.AccessProblem;
import org.minqing.access.passkey.Challenges;
import org.minqing.access.passkey.Challenges.Asked;
import org.minqing.access.passkey.Challenges.Purpose;
import org.minqing.access.passkey.Letters;
import org.minqing.access.passkey.Passkeys;
import org.minqing.access.passkey.Proofs;
import org.minqing.access.session.PasskeyBodies.NewPasskeyBody;
import org.minqing.access.session.PasskeyBodies.PasskeyNameBody;
import org.minqing.access.session.PasskeyBodies.PasskeyOrderView;
import org.minqing.access.session.PasskeyBodies.PasskeyProofBody;
import org.minqing.access.session.PasskeyBodies.PasskeyView;
import org.minqing.area.City;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The own passkeys: adding one, giving it a name, taking it away. */
@RestController
@RequestMapping("/api/v1/me/passkeys")
class PasskeyController {

    private final OwnPasskeys own;
    private final Challenges challenges;
    private final Proofs proofs;
    private final Sessions sessions;
    private final Sites sites;
    private final City city;

    PasskeyController(
            OwnPasskeys own, Challenges challenges, Proofs proofs, Sessions sessions, Sites sites, City city) {
        this.own = own;
        this.challenges = challenges;
        this.proofs = proofs;
        this.sessions = sessions;
        this.sites = sites;
        this.city = city;
    }

    @GetMapping
    List<PasskeyView> passkeys(@Parameter(hidden = true) SignedIn session) {
        return own.all(session).stream().map(PasskeyView::of).toList();
    }

    /** What a device needs for making one, for whoever knows the password. */
    @PostMapping("/challenge")
    PasskeyOrderView beginPasskey(
            @Parameter(hidden = true) SignedIn session,
            @RequestBody PasskeyProofBody body,
            HttpServletRequest request) {
        var typed = new Typed();
        var password = typed.secret("/password", body.password());
        typed.refuse();
        var site = sites.of(request);
        own.mayAdd(session, password);
        return new PasskeyOrderView(
                challenges.ask(asked(request)).text(),
                site.name(),
                city.roots().getFirst().name(),
                challenges.valid().toSeconds(),
                Passkeys.handle(session.account()).text(),
                session.signInName(),
                session.displayName(),
                own.credentials(session),
                proofs.algorithms());
    }

    /** Keeps what the device made; with that, the second factor is shown in this session. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PasskeyView addPasskey(
            @Parameter(hidden = true) SignedIn session, @RequestBody NewPasskeyBody body, HttpServletRequest request) {
        var label = body.label();
        var place = new PasskeyDoor.Place(asked(request), sites.of(request));
        var passkey = own.add(session, place, body.sent(), label, device(request));
        sessions.factorShown(OwnAccountController.token(request));
        return PasskeyView.of(passkey);
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void renamePasskey(
            @Parameter(hidden = true) SignedIn session, @PathVariable UUID id, @RequestBody PasskeyNameBody body) {
        var typed = new Typed();
        var name = typed.label("/name", body.name());
        typed.refuse(AccessProblem.PASSKEY_INVALID);
        own.rename(session, id, name);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePasskey(
            @Parameter(hidden = true) SignedIn session,
            @PathVariable UUID id,
            @RequestBody PasskeyProofBody body,
            HttpServletRequest request) {
        var typed = new Typed();
        var password = typed.secret("/password", body.password());
        typed.refuse();
        own.remove(session, id, password, device(request));
    }

    private static String device(HttpServletRequest request) {
        return Device.of(request.getHeader(HttpHeaders.USER_AGENT));
    }

    private static Asked asked(HttpServletRequest request) {
        return new Asked(
                Purpose.MAKE, Letters.of(OwnAccountController.token(request).hash()));
    }
}
