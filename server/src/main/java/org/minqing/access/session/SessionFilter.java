package org.minqing.access.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.minqing.access.AccessProblem;
import org.minqing.access.machine.SignatureFilter;
import org.minqing.kernel.ProblemException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows the session of a request by its cookie, and lets nothing change anything that does not come from a page of this
 * session. The edge puts it into its chain; it is not registered by itself.
 */
@Component
public class SessionFilter extends OncePerRequestFilter {

    /** The header that carries the form token. */
    public static final String HEADER = "X-Minqing-Token";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String DOOR = "/api/v1/session";

    private final Sessions sessions;
    private final RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    /** A signed request is a machine's: it has no session, and a cookie beside the signature counts for nothing. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SignatureFilter.isSigned(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var changes = !READING.contains(request.getMethod());
        if (changes) {
            refuseOtherSites(request);
        }
        var token = SessionCookie.token(request);
        var session = token.flatMap(sessions::find);
        if (session.isPresent()) {
            if (changes && !isSignIn(request)) {
                refuseForged(request, token.orElseThrow());
            }
            remember(session.get(), request, response);
        }
        chain.doFilter(request, response);
    }

    private void remember(SignedIn session, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(session, "", List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private static void refuseForged(HttpServletRequest request, SessionToken token) {
        var sent = Optional.ofNullable(request.getHeader(HEADER));
        if (sent.filter(token::made).isEmpty()) {
            throw new ProblemException(AccessProblem.SESSION_FORGED);
        }
    }

    /** A browser says where a request comes from; other programs say nothing and carry no cookie by themselves. */
    private static void refuseOtherSites(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        var site = request.getHeader("Sec-Fetch-Site");
        var foreign = origin != null && !sameHost(origin, request);
        if (foreign || "cross-site".equals(site)) {
            throw new ProblemException(AccessProblem.SESSION_FORGED);
        }
    }

    private static boolean sameHost(String origin, HttpServletRequest request) {
        try {
            var authority =
                    Optional.ofNullable(URI.create(origin).getAuthority()).orElse("");
            var host = Optional.ofNullable(request.getHeader("Host")).orElse("");
            return authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return request.getMethod().equals("POST") && DOOR.equals(request.getRequestURI());
    }
}
