package org.minqing.access.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.audit.Entrances;
import org.minqing.kernel.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The own password and the own sessions: nobody else's, so nobody's permission is asked. */
@RestController
@RequestMapping("/api/v1/me")
class OwnAccountController {

    private static final int MOST_ENTRANCES = 100;

    private final NewPassword newPassword;
    private final Sessions sessions;
    private final Entrances entrances;

    /** The password of now and the next one. */
    record PasswordBody(
            @Nullable String current,
            @JsonProperty("new") @Nullable String next) {}

    /**
     * A session of one's own.
     *
     * @param seenAt when a request came last, to the minute
     * @param current whether it is the one that asks
     * @param device browser and system; empty where nothing is known
     */
    record OwnSessionView(UUID id, Instant begunAt, Instant seenAt, boolean current, String device) {}

    /**
     * A sign-in, or refusals within about a minute.
     *
     * @param kind {@code entrance.signed-in}, {@code entrance.refused}, or {@code request.refused} for what was asked for within
     *     and not given
     * @param way {@code password}, {@code password-and-code}, {@code passkey}, {@code telephone} or {@code provider}; empty for
     *     refusals
     * @param device browser and system; empty where nothing is known
     */
    record OwnEntranceView(Instant at, String kind, String way, String device, long times) {}

    OwnAccountController(NewPassword newPassword, Sessions sessions, Entrances entrances) {
        this.newPassword = newPassword;
        this.sessions = sessions;
        this.entrances = entrances;
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            @Parameter(hidden = true) SignedIn session, @RequestBody PasswordBody body, HttpServletRequest request) {
        var typed = new Typed();
        var current = typed.secret("/current", body.current());
        var next = typed.secret("/new", body.next());
        typed.refuse();
        newPassword.change(session, token(request), current, next);
    }

    @GetMapping("/sessions")
    List<OwnSessionView> sessions(@Parameter(hidden = true) SignedIn session, HttpServletRequest request) {
        return sessions.of(session.account(), token(request)).stream()
                .map(one -> new OwnSessionView(one.id(), one.begunAt(), one.seenAt(), one.current(), one.device()))
                .toList();
    }

    /** The latest sign-ins and refusals of the own account. */
    @GetMapping("/entrances")
    List<OwnEntranceView> entrances(@Parameter(hidden = true) SignedIn session) {
        return entrances.of(session.account(), MOST_ENTRANCES).stream()
                .map(one -> new OwnEntranceView(
                        one.at(), one.kind().code(), Doorway.way(one.how()), Doorway.device(one.how()), one.times()))
                .toList();
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@Parameter(hidden = true) SignedIn session, @PathVariable UUID id) {
        if (!sessions.end(session.account(), id)) {
            throw new ProblemException(AccessProblem.NOT_FOUND);
        }
    }

    /** Signs out everywhere, here too. */
    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(
            @Parameter(hidden = true) SignedIn session, HttpServletRequest request, HttpServletResponse response) {
        sessions.endAll(session.account());
        SessionCookie.leave(request, response);
    }

    static SessionToken token(HttpServletRequest request) {
        return SessionCookie.token(request).orElseThrow(() -> new ProblemException(AccessProblem.SESSION_NONE));
    }
}
