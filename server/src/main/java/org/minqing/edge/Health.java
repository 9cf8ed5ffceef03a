package org.minqing.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.minqing.access.ThisMachine;
import org.minqing.kernel.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * For those who watch the server: whether the process lives, whether it can do its work, and its figures. The figures hold
 * nothing about anybody, and are told to this very machine alone.
 */
@RestController
class Health {

    private static final MediaType PROMETHEUS = MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8");

    private final List<Readiness> conditions;
    private final PrometheusMeterRegistry metrics;

    record Alive(String status) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Ready(String status, List<String> missing) {}

    Health(List<Readiness> conditions, PrometheusMeterRegistry metrics) {
        this.conditions = conditions;
        this.metrics = metrics;
    }

    @GetMapping("/healthz")
    Alive alive() {
        return new Alive("up");
    }

    @GetMapping("/readyz")
    ResponseEntity<Ready> ready() {
        var missing = conditions.stream()
                .filter(condition -> !condition.holds())
                .map(Readiness::name)
                .sorted()
                .toList();
        return missing.isEmpty()
                ? ResponseEntity.ok(new Ready("ready", missing))
                : ResponseEntity.status(503).body(new Ready("waiting", missing));
    }

    @GetMapping("/metrics")
    ResponseEntity<String> figures(HttpServletRequest request) {
        if (!ThisMachine.asks(request)) {
            throw new ProblemException(EdgeProblem.ADDRESS_UNKNOWN);
        }
        return ResponseEntity.ok().contentType(PROMETHEUS).body(metrics.scrape());
    }
}
