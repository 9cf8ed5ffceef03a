package org.minqing.access.session;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.minqing.access.passkey.Challenges;
import org.minqing.access.passkey.Challenges.Asked;
import org.minqing.access.passkey.Challenges.Purpose;
import org.minqing.access.passkey.Letters;
import org.minqing.access.passkey.Site;
import org.minqing.access.session.PasskeyBodies.PasskeyQuestionView;
import org.minqing.access.session.PasskeyBodies.ShownPasskeyBody;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Showing a passkey: at the door, where it is all that is needed, and once more in a session that runs. */
@RestController
@RequestMapping("/api/v1/session")
class PasskeyDoorController {

    private final PasskeyDoor door;
    private final OwnPasskeys own;
    private final Challenges challenges;
    private final Sessions sessions;
    private final Sites sites;

    PasskeyDoorController(PasskeyDoor door, OwnPasskeys own, Challenges challenges, Sessions sessions, Sites sites) {
        this.door = door;
        this.own = own;
        this.challenges = challenges;
        this.sessions = sessions;
        this.sites = sites;
    }

    /** Nobody is named: the device knows which accounts it has here, and asks its person. */
    @PostMapping("/passkey/challenge")
    PasskeyQuestionView askAtDoor(HttpServletRequest request, HttpServletResponse response) {
        var site = sites.of(request);
        door.counted(Visitor.of(request));
        var token = AttemptCookie.give(challenges.valid(), request, response);
        return question(asked(Purpose.SIGN_IN, token), site, List.of());
    }

    @PostMapping("/passkey")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signInByPasskey(@RequestBody ShownPasskeyBody body, HttpServletRequest request, HttpServletResponse response) {
        var sent = body.sent();
        var site = sites.of(request);
        var attempt = AttemptCookie.token(request).orElseGet(SessionToken::make);
        var before = SessionCookie.token(request);
        var token =
                door.signIn(sent, new PasskeyDoor.Place(asked(Purpose.SIGN_IN, attempt), site), Visitor.of(request));
        before.ifPresent(sessions::end);
        SessionCookie.give(token, request, response);
        AttemptCookie.takeBack(request, response);
    }

    @PostMapping("/step-up/challenge")
    PasskeyQuestionView askForStepUp(@Parameter(hidden = true) SignedIn session, HttpServletRequest request) {
        var site = sites.of(request);
        var asked = asked(Purpose.STEP_UP, OwnAccountController.token(request));
        return question(asked, site, own.credentials(session));
    }

    @PostMapping("/step-up/passkey")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stepUpByPasskey(
            @Parameter(hidden = true) SignedIn session,
            @RequestBody ShownPasskeyBody body,
            HttpServletRequest request) {
        var token = OwnAccountController.token(request);
        var place = new PasskeyDoor.Place(asked(Purpose.STEP_UP, token), sites.of(request));
        door.stepUp(session, token, body.sent(), place);
    }

    private PasskeyQuestionView question(Asked asked, Site site, List<String> credentials) {
        return new PasskeyQuestionView(
                challenges.ask(asked).text(), site.name(), challenges.valid().toSeconds(), credentials);
    }

    private static Asked asked(Purpose purpose, SessionToken token) {
        return new Asked(purpose, Letters.of(token.hash()));
    }
}
