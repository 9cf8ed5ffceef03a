package org.minqing.access.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Binds a try at the door to the browser that began it: what somebody else caught of its answer opens nothing. It is a
 * secret like that of a session, lasts as long as the question, and goes with the answer.
 */
final class AttemptCookie {

    private static final DoorCookie COOKIE = new DoorCookie("minqing_try", "Strict");

    private AttemptCookie() {}

    static Optional<SessionToken> token(HttpServletRequest request) {
        return COOKIE.token(request);
    }

    static SessionToken give(Duration age, HttpServletRequest request, HttpServletResponse response) {
        var token = SessionToken.make();
        COOKIE.give(token, age, request, response);
        return token;
    }

    static void takeBack(HttpServletRequest request, HttpServletResponse response) {
        COOKIE.takeBack(request, response);
    }
}
