package org.minqing.access.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * What another office shares is read at a few addresses and at no others, so that a new one opens nothing by itself. Each of
 * these enters what was read in the log that the sharing office sees.
 */
final class ByShare {

    private static final String ID = "[0-9a-f-]{36}";
    private static final List<Pattern> ADDRESSES = List.of(
            Pattern.compile("GET /api/v1/cases"),
            Pattern.compile("POST /api/v1/cases/export"),
            Pattern.compile("GET /api/v1/cases/" + ID + "(?:/(?:journal|attachments/[0-9a-f]+))?"));

    private ByShare() {}

    static boolean reads(NativeWebRequest web) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            return false;
        }
        var asked = request.getMethod() + " " + request.getRequestURI();
        return ADDRESSES.stream().anyMatch(address -> address.matcher(asked).matches());
    }
}
