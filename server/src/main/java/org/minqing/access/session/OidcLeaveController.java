package org.minqing.access.session;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.oidc.OidcLinks;
import org.minqing.access.oidc.OidcProvider;
import org.minqing.access.session.Attempts.Subject;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Settings;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Out of the door of another provider: whoever signs out here is led there, and whom the provider signs out is out here. */
@RestController
@RequestMapping("/api/v1/session/oidc")
class OidcLeaveController {

    /** So far the provider's clock may be behind ours. */
    private static final Duration APART = Duration.ofMinutes(1);

    private static final int LONGEST = 8_000;

    private final OidcProvider provider;
    private final OidcLinks links;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Settings settings;

    OidcLeaveController(
            OidcProvider provider, OidcLinks links, Sessions sessions, Attempts attempts, Settings settings) {
        this.provider = provider;
        this.links = links;
        this.sessions = sessions;
        this.attempts = attempts;
        this.settings = settings;
    }

    /** Leads to where one signs out there, and from there back; to the sign-in page where the provider has no such place. */
    @GetMapping("/leave")
    ResponseEntity<Void> leaveOidc(HttpServletRequest request) {
        closed();
        attempts.count(Subject.questions(request.getRemoteAddr()));
        var home = OidcDoorController.own(settings, request, "/");
        try {
            return OidcDoorController.to(provider.leave(home).orElse(URI.create("/")));
        } catch (ProblemException away) {
            return OidcDoorController.to(URI.create("/"));
        }
    }

    /**
     * The provider says in a signed word that somebody is signed out there: what came from that session ends here. Sessions that
     * began since go on, so the same word once more ends nothing new.
     */
    @PostMapping("/signed-out")
    ResponseEntity<Void> signedOut(
            @RequestParam(name = "logout_token", required = false) @Nullable String word, HttpServletRequest request) {
        closed();
        var asking = Subject.address(Visitor.of(request).address());
        attempts.count(asking);
        var said = Optional.ofNullable(word)
                .filter(text -> text.length() <= LONGEST)
                .map(provider::signedOut)
                .orElseThrow(() -> new ProblemException(AccessProblem.OIDC_SIGN_OUT));
        attempts.takeBack(asking);
        var account = said.subject().flatMap(subject -> links.account(said.issuer(), subject));
        sessions.endFrom(said.session(), account, said.at().plus(APART));
        return ResponseEntity.ok().header("Cache-Control", "no-store").build();
    }

    private void closed() {
        if (!provider.isThere()) {
            throw new ProblemException(AccessProblem.OIDC_CLOSED);
        }
    }
}
