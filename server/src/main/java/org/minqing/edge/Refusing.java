package org.minqing.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.apache.coyote.BadRequestException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id, and turns what the filters after it throw into an answer, a body whose parts do not fit together
 * included.
 */
final class Refusing extends OncePerRequestFilter {

    /** The request's id, in the answer's header, in the log and in the audit. */
    static final String HEADER = "X-Request-Id";

    private static final String IN_LOG = "request";

    private final ProblemMapper problems;

    Refusing(ProblemMapper problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = UUID.randomUUID();
        request.setAttribute(HEADER, id);
        response.setHeader(HEADER, id.toString());
        MDC.put(IN_LOG, id.toString());
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException | BadRequestException failure) {
            problems.answer(failure, request, response);
        } finally {
            MDC.remove(IN_LOG);
        }
    }
}
