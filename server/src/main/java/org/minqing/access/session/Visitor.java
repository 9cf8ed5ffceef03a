package org.minqing.access.session;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/**
 * Who stands at the door, as far as the request tells.
 *
 * @param address for counting tries; kept nowhere in the clear
 * @param device browser and system in two words
 */
record Visitor(String address, String device) {

    static Visitor of(HttpServletRequest request) {
        return new Visitor(request.getRemoteAddr(), Device.of(request.getHeader(HttpHeaders.USER_AGENT)));
    }
}
