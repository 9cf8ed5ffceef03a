package org.minqing.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.minqing.area.City;
import org.springframework.stereotype.Component;

/**
 * Errors at the addresses of the specification, in its own form: a list with a code and a description each, in XML or JSON as the
 * address ends, whoever refuses.
 */
@Component
public class Open311Errors {

    static final String BASE = "/open311/";

    /** What is told as it is; everything else is a 400, says the specification. */
    private static final Set<Integer> TOLD = Set.of(403, 404, 429, 500, 503);

    private static final int NO_SESSION = 401;
    private static final int FORBIDDEN = 403;
    private static final int BAD = 400;

    private final City city;

    Open311Errors(City city) {
        this.city = city;
    }

    /** An answer that is ready to be sent. */
    public record Written(int status, String contentType, byte[] body) {}

    /** Whether a request is one of the specification. */
    public boolean covers(HttpServletRequest request) {
        return request.getRequestURI().startsWith(BASE);
    }

    /** The language in which the caller is answered there. */
    public Locale language(HttpServletRequest request) {
        return city.isLoaded() ? Tongue.of(request, city.languages()).locale() : Locale.CHINESE;
    }

    /** The error of this status with a description for each thing that is wrong. */
    public Written write(HttpServletRequest request, int status, List<String> descriptions) {
        var format = Format.of(request.getRequestURI());
        var told = status == NO_SESSION ? FORBIDDEN : TOLD.contains(status) ? status : BAD;
        var errors = Content.Rows.of(
                "error",
                descriptions,
                description -> Content.Parts.of().with("code", told).with("description", description));
        return new Written(told, format.contentType(), format.write("errors", errors));
    }
}
