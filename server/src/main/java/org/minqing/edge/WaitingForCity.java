package org.minqing.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/** Between the first moment that the port is open and the moment that the city is loaded, callers are asked to come again. */
final class WaitingForCity extends OncePerRequestFilter {

    private final CityReadiness city;
    private final ProblemMapper problems;

    WaitingForCity(CityReadiness city, ProblemMapper problems) {
        this.city = city;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().startsWith("/api/") && !city.holds()) {
            problems.write(Refusal.of(EdgeProblem.STORE_AWAY).retryAfter(Duration.ofSeconds(1)), request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
