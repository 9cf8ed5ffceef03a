package org.minqing.access.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Binds a try at the door to the browser that began it: what somebody else caught of its answer opens nothing. It is a
 * secret like that of a session, lasts as long as the question, and goes with the answer.
 */
final class AttemptCookie {

    private static final String NAME = "minqing_try";
    private static final String SECURE_NAME = "__Host-" + NAME;

    private AttemptCookie() {}

    static Optional<SessionToken> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies())
                .map(Arrays::stream)
                .orElseGet(Stream::empty)
                .filter(cookie -> cookie.getName().equals(name(request)))
                .findFirst()
                .flatMap(cookie -> SessionToken.of(cookie.getValue()));
    }

    static SessionToken give(Duration age, HttpServletRequest request, HttpServletResponse response) {
        var token = SessionToken.make();
        set(token.text(), age, request, response);
        return token;
    }

    static void takeBack(HttpServletRequest request, HttpServletResponse response) {
        set("", Duration.ZERO, request, response);
    }

    private static void set(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(name(request), value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? SECURE_NAME : NAME;
    }
}
