package org.minqing.access.machine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.minqing.access.AccessProblem;
import org.minqing.kernel.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows another system by the signature of its request. It has no session, so no page can send anything in its name. The
 * edge puts it into its chain; it is not registered by itself.
 */
@Component
public class SignatureFilter extends OncePerRequestFilter {

    private static final String INPUT = "Signature-Input";
    private static final String SIGNATURE = "Signature";
    private static final int MOST_BYTES = 1 << 19;

    private final SignedRequests requests;
    private final RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    SignatureFilter(SignedRequests requests) {
        this.requests = requests;
    }

    /** Whether a request says that it is signed; it is then a machine's or nobody's. */
    public static boolean isSigned(HttpServletRequest request) {
        return request.getHeader(INPUT) != null || request.getHeader(SIGNATURE) != null;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isSigned(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = body(request);
        var machine = requests.check(
                new SignedRequests.Signed(parts(request), one(request, INPUT), one(request, SIGNATURE), body));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(machine, "", List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        chain.doFilter(new ReadBody(request, body), response);
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw new ProblemException(AccessProblem.SIGNATURE_BODY_LARGE);
        }
        var body = isJson(request) ? request.getInputStream().readNBytes(MOST_BYTES + 1) : nothing(request);
        if (body.length > MOST_BYTES) {
            throw new ProblemException(AccessProblem.SIGNATURE_BODY_LARGE);
        }
        return body;
    }

    private static byte[] nothing(HttpServletRequest request) throws IOException {
        if (request.getInputStream().read() >= 0) {
            throw new ProblemException(AccessProblem.SIGNATURE_BODY);
        }
        return new byte[0];
    }

    private static boolean isJson(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getContentType())
                    .map(MediaType::parseMediaType)
                    .filter(MediaType.APPLICATION_JSON::includes)
                    .isPresent();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** A header that came once; what came twice cannot be read. */
    private static String one(HttpServletRequest request, String header) {
        var lines = Collections.list(request.getHeaders(header));
        if (lines.size() != 1) {
            throw new ProblemException(AccessProblem.SIGNATURE_UNREADABLE);
        }
        return lines.getFirst();
    }

    private static RequestParts parts(HttpServletRequest request) {
        return new RequestParts(
                request.getMethod(),
                request.getScheme(),
                Optional.ofNullable(request.getHeader("Host")).orElse(""),
                request.getRequestURI(),
                Optional.ofNullable(request.getQueryString()).orElse(""),
                name -> Collections.list(request.getHeaders(name)));
    }
}
