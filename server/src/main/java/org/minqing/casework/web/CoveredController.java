package org.minqing.casework.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.CoveredWords;
import org.minqing.casework.CoveredWords.Said;
import org.minqing.casework.CoveredWords.Why;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Words in which somebody else may be named, whole. A reason is sent, so it stands in no address. */
@RestController
@RequestMapping("/api/v1/cases/{id}/covered")
class CoveredController {

    private static final Map<String, Why> WHY =
            Arrays.stream(Why.values()).collect(Collectors.toMap(Why::code, Function.identity()));

    private final CoveredWords words;

    CoveredController(CoveredWords words) {
        this.words = words;
    }

    /** Why they are needed: {@code reach-them}, {@code tell-apart} or {@code danger}. */
    record CoveredBody(@Nullable String why) {}

    @PostMapping
    List<Said> open(Actor actor, @PathVariable UUID id, @RequestBody CoveredBody body) {
        var checks = new Checks();
        var why = Optional.ofNullable(checks.needed("why", body.why())).flatMap(code -> checks.oneOf("why", code, WHY));
        checks.finish();
        return words.open(actor, new CaseId(id), why.orElseThrow());
    }
}
