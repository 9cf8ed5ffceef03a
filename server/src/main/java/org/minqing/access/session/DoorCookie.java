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
 * A cookie that holds a secret: never readable by a script; bound to this host and to TLS where there is TLS.
 *
 * @param sameSite whether pages of others may lead here with it: {@code Lax} or {@code Strict}
 */
record DoorCookie(String name, String sameSite) {

    private static final String BOUND = "__Host-";

    Optional<SessionToken> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies())
                .map(Arrays::stream)
                .orElseGet(Stream::empty)
                .filter(cookie -> cookie.getName().equals(nameIn(request)))
                .findFirst()
                .flatMap(cookie -> SessionToken.of(cookie.getValue()));
    }

    void give(SessionToken token, Duration age, HttpServletRequest request, HttpServletResponse response) {
        set(token.text(), age, request, response);
    }

    void takeBack(HttpServletRequest request, HttpServletResponse response) {
        set("", Duration.ZERO, request, response);
    }

    private void set(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(nameIn(request), value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite(sameSite)
                .path("/")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String nameIn(HttpServletRequest request) {
        return request.isSecure() ? BOUND + name : name;
    }
}
