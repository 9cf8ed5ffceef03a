package org.minqing.access.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.oidc.OidcLinks;
import org.minqing.access.oidc.OidcProvider;
import org.minqing.access.oidc.OidcTry;
import org.minqing.access.session.Attempts.Subject;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Settings;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door by way of another provider: there, and back with a word for one try of one browser. Whoever does not get in is
 * led to the sign-in page, with the code of what was wrong.
 */
@RestController
@RequestMapping("/api/v1/session/oidc")
class OidcDoorController {

    /** Comes back over a link of another site, so it is Lax. */
    private static final DoorCookie COOKIE = new DoorCookie("minqing_oidc", "Lax");

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String BACK = "/api/v1/session/oidc/back";
    private static final int LONGEST = 2_000;

    private final OidcProvider provider;
    private final OidcLinks links;
    private final Attempts attempts;
    private final Sessions sessions;
    private final Doorway doorway;
    private final Settings settings;

    /** Whether one may come in by another provider. */
    record OidcDoorView(boolean open) {}

    OidcDoorController(
            OidcProvider provider,
            OidcLinks links,
            Attempts attempts,
            Sessions sessions,
            Doorway doorway,
            Settings settings) {
        this.provider = provider;
        this.links = links;
        this.attempts = attempts;
        this.sessions = sessions;
        this.doorway = doorway;
        this.settings = settings;
    }

    @GetMapping
    OidcDoorView oidcDoor() {
        return new OidcDoorView(provider.isThere());
    }

    /** Leads to the provider. */
    @GetMapping("/begin")
    ResponseEntity<Void> beginOidc(HttpServletRequest request, HttpServletResponse response) {
        closed();
        attempts.count(Subject.questions(request.getRemoteAddr()));
        var secret = SessionToken.make();
        try {
            var there = provider.begin(new OidcTry(secret.text()), back(request));
            COOKIE.give(secret, PATIENCE, request, response);
            return to(there);
        } catch (ProblemException away) {
            return refused(away);
        }
    }

    /** Signs in whoever the provider names, where an administrator has linked that person. */
    @GetMapping("/back")
    ResponseEntity<Void> signInByOidc(
            @RequestParam @Nullable String code,
            @RequestParam @Nullable String state,
            HttpServletRequest request,
            HttpServletResponse response) {
        closed();
        var visitor = Visitor.of(request);
        attempts.count(Subject.address(visitor.address()));
        var secret = COOKIE.token(request);
        COOKIE.takeBack(request, response);
        try {
            var token = signIn(secret, code, state, request);
            attempts.succeeded(Subject.questions(visitor.address()));
            attempts.takeBack(Subject.address(visitor.address()));
            SessionCookie.token(request).ifPresent(sessions::end);
            SessionCookie.give(token, request, response);
            return to(URI.create("/"));
        } catch (ProblemException refused) {
            doorway.refused(Optional.empty());
            return refused(refused);
        }
    }

    private SessionToken signIn(
            Optional<SessionToken> secret, @Nullable String code, @Nullable String state, HttpServletRequest request) {
        var attempt = secret.map(SessionToken::text)
                .map(OidcTry::new)
                .filter(one -> state != null && one.isOf(state))
                .filter(_ -> code != null && !code.isBlank() && code.length() <= LONGEST)
                .orElseThrow(() -> new ProblemException(AccessProblem.OIDC_REFUSED));
        var person = provider.person(String.valueOf(code), attempt, back(request));
        var account = links.account(person.issuer(), person.subject())
                .orElseThrow(() -> new ProblemException(AccessProblem.OIDC_UNKNOWN));
        return doorway.enterFrom(person.session(), account, Visitor.of(request), person.factor());
    }

    private void closed() {
        if (!provider.isThere()) {
            throw new ProblemException(AccessProblem.OIDC_CLOSED);
        }
    }

    private URI back(HttpServletRequest request) {
        return own(settings, request, BACK);
    }

    /** An address of this server as the provider knows it. */
    static URI own(Settings settings, HttpServletRequest request, String path) {
        var origin = Optional.ofNullable(settings.origin())
                .map(URI::toString)
                .orElseGet(() -> request.getScheme() + "://" + request.getHeader("Host"));
        return URI.create(origin + path);
    }

    private static ResponseEntity<Void> refused(ProblemException refused) {
        return to(URI.create("/?door=" + refused.problem().code()));
    }

    static ResponseEntity<Void> to(URI place) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(place)
                .header("Cache-Control", "no-store")
                .build();
    }
}
