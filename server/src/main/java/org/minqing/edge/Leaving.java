package org.minqing.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.minqing.kernel.Settings;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A server that is stopped says so first: {@code /readyz} no longer answers that it is ready, each answer ends its
 * connection, and everything goes on being answered for as long as the operator gave. Whoever stands in front has turned to
 * another server by then, and no request meets a door that shuts. Only afterwards does the rest begin to stop.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Leaving extends OncePerRequestFilter implements Readiness {

    private final Duration grace;
    private volatile boolean leaves;

    Leaving(Settings settings) {
        grace = settings.leaving();
    }

    @Override
    public String name() {
        return "leaving";
    }

    @Override
    public boolean holds() {
        return !leaves;
    }

    /** Told before anything of the application stops, and waited for. */
    @EventListener
    void leave(ContextClosedEvent closing) throws InterruptedException {
        if (closing.getApplicationContext().getParent() == null) {
            leaves = true;
            Thread.sleep(grace);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (leaves) {
            response.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }
}
