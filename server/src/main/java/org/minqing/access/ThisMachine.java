package org.minqing.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;

/** Whether a request comes from the machine on which the server runs. */
public final class ThisMachine {

    private ThisMachine() {}

    /** What a proxy here passes on comes from elsewhere, unless the proxy is one whose word about that was believed before. */
    public static boolean asks(HttpServletRequest request) {
        if (request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null) {
            return false;
        }
        try {
            return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
