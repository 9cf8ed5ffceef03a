package org.minqing.access.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** The cookie of a session. A link from elsewhere may lead to a page of somebody who is signed in. */
final class SessionCookie {

    private static final DoorCookie COOKIE = new DoorCookie("minqing_session", "Lax");

    private SessionCookie() {}

    static Optional<SessionToken> token(HttpServletRequest request) {
        return COOKIE.token(request);
    }

    static void give(SessionToken token, HttpServletRequest request, HttpServletResponse response) {
        COOKIE.give(token, Sessions.LONGEST, request, response);
    }

    /**
     * Takes it back where somebody leaves, and has the browser forget what it keeps of earlier answers. What pages store is left
     * alone: on a telephone that is where reports wait that were not sent yet.
     */
    static void leave(HttpServletRequest request, HttpServletResponse response) {
        COOKIE.takeBack(request, response);
        response.setHeader("Clear-Site-Data", "\"cache\"");
    }
}
