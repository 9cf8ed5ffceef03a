package org.minqing.oversight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the safeguards of this city are set to: public, with no data of anybody. */
@RestController
@RequestMapping("/api/v1/safeguards")
class SafeguardController {

    private final Safeguards safeguards;

    /**
     * @param weaker whether it protects less than as it is shipped
     * @param until absent for what it is set to now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SafeguardView(
            String code,
            String value,
            boolean weaker,
            Instant since,
            @Nullable Instant until) {}

    SafeguardController(Safeguards safeguards) {
        this.safeguards = safeguards;
    }

    @GetMapping
    List<SafeguardView> all() {
        return safeguards.all().stream()
                .map(line -> new SafeguardView(
                        line.safeguard().code(),
                        line.safeguard().value(),
                        line.safeguard().weaker(),
                        line.since(),
                        line.until()))
                .toList();
    }
}
