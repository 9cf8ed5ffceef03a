package org.minqing.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.minqing.access.ThisMachine;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what strangers ask of the addresses that are open to everybody and cost something. Whoever is signed in is not
 * counted, so that a whole command centre may sit behind one address; nor is this machine itself, as long as it does not
 * speak for others. The door has limits of its own.
 */
final class OpenLimit extends OncePerRequestFilter {

    private final OpenPace pace;
    private final ProblemMapper problems;
    private final List<PathPatternRequestMatcher> open;

    OpenLimit(OpenPace pace, ProblemMapper problems, Stream<String> open) {
        this.pace = pace;
        this.problems = problems;
        this.open = open.map(PathPatternRequestMatcher.withDefaults()::matcher).toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isCounted(request)) {
            var wait = pace.count(request.getRemoteAddr());
            if (wait.isPresent()) {
                problems.write(
                        Refusal.of(EdgeProblem.SLOW_DOWN).retryAfter(wait.get().plusMillis(999)), request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private boolean isCounted(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication() == null
                && open.stream().anyMatch(path -> path.matches(request))
                && !ThisMachine.asks(request);
    }
}
