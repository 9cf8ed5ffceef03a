package org.minqing.oversight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the safeguards of this city are set to: public, with no data of anybody. */
@RestController
@RequestMapping("/api/v1/safeguards")
class SafeguardController {

    private final Safeguards safeguards;
    private final LookWords words;

    /**
     * @param listed what the value lists by codes, in words; empty for a value that is one
     * @param weaker whether it protects less than as it is shipped
     * @param until absent for what it is set to now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SafeguardView(
            String code,
            String value,
            boolean weaker,
            List<ListedView> listed,
            Instant since,
            @Nullable Instant until) {}

    /** One of a list: a post, or a reason with its most days. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListedView(
            String code,
            Map<String, String> names,
            @Nullable Integer days) {}

    SafeguardController(Safeguards safeguards, LookWords words) {
        this.safeguards = safeguards;
        this.words = words;
    }

    @GetMapping
    List<SafeguardView> all() {
        return safeguards.all().stream().map(this::view).toList();
    }

    private SafeguardView view(Safeguards.Line line) {
        var one = line.safeguard();
        var listed = one.listed().stream().map(this::view).toList();
        return new SafeguardView(one.code(), one.value(), one.weaker(), listed, line.since(), line.until());
    }

    private ListedView view(Safeguard.Listed one) {
        return new ListedView(one.code(), words.listed(one), one.days().orElse(null));
    }
}
